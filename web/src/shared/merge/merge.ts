import { type Hunk, hunksBetween } from './hunks.ts';

/** A stretch of two texts that were both made from a third: what becomes of it, or what each of them has there. */
export type Stretch =
  | { readonly agreed: readonly string[] }
  | { readonly mine: readonly string[]; readonly theirs: readonly string[] };

/**
 * Merges two texts, line by line. Changes collide when both touch the same line, both add at the same place, or one adds
 * right beside lines that the other removes; then the stretch has what each side made of it. Line endings do not count.
 * @param base what both were made from
 */
export function merge(base: string, mine: string, theirs: string): Stretch[] {
  const lines = linesOf(base);
  const merged: Stretch[] = [];
  let at = 0;
  for (const group of collisions(
    hunksBetween(lines, linesOf(mine)),
    hunksBetween(lines, linesOf(theirs)),
  )) {
    push(merged, { agreed: lines.slice(at, group.start) });
    at = group.end;
    const ours = applied(lines, group, group.mine);
    const others = applied(lines, group, group.theirs);
    if (group.theirs.length === 0) push(merged, { agreed: ours });
    else if (group.mine.length === 0) push(merged, { agreed: others });
    else pushBoth(merged, ours, others);
  }
  push(merged, { agreed: lines.slice(at) });
  return merged;
}

/**
 * The text that two changes of a text make together. It has the line endings of theirs.
 * @returns undefined when they collide
 */
export function mergedText(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || base === mine) return theirs;
  if (base === theirs) return mine;
  const merged = merge(base, mine, theirs);
  const lines = merged.flatMap((stretch) => ('agreed' in stretch ? stretch.agreed : []));
  if (merged.some((stretch) => 'mine' in stretch)) return undefined;
  return lines.join(theirs.includes('\r\n') ? '\r\n' : '\n');
}

export const linesOf = (text: string): string[] => text.replaceAll(/\r\n?/g, '\n').split('\n');

interface Group {
  start: number;
  end: number;
  readonly mine: Hunk[];
  readonly theirs: Hunk[];
}

/** The hunks of both sides in order, those that collide together. */
function collisions(mine: readonly Hunk[], theirs: readonly Hunk[]): Group[] {
  const groups: Group[] = [];
  const all = [
    ...mine.map((hunk) => ({ hunk, side: 'mine' as const })),
    ...theirs.map((hunk) => ({ hunk, side: 'theirs' as const })),
  ].toSorted((a, b) => a.hunk.start - b.hunk.start || a.hunk.end - b.hunk.end);
  for (const { hunk, side } of all) {
    const last = groups.at(-1);
    const others = side === 'mine' ? last?.theirs : last?.mine;
    // Of the other side's only the latest can reach as far as this one.
    const latest = others?.at(-1);
    if (last && latest && collide(latest, hunk)) {
      last[side].push(hunk);
      last.end = Math.max(last.end, hunk.end);
    } else {
      const group: Group = { start: hunk.start, end: hunk.end, mine: [], theirs: [] };
      group[side].push(hunk);
      groups.push(group);
    }
  }
  return groups;
}

/** @param a begins no later than `b` */
function collide(a: Hunk, b: Hunk): boolean {
  if (b.start < a.end && a.start < b.end) return true;
  if (b.start > a.end) return false;
  const [addsA, addsB] = [a.start === a.end, b.start === b.end];
  if (addsA && addsB) return true;
  return (addsA && b.lines.length === 0) || (addsB && a.lines.length === 0);
}

function applied(base: readonly string[], { start, end }: Group, hunks: readonly Hunk[]): string[] {
  let at = start;
  const parts = hunks.map((hunk) => {
    const kept = base.slice(at, hunk.start);
    at = hunk.end;
    return [kept, hunk.lines].flat();
  });
  return [...parts, base.slice(at, end)].flat();
}

/** What both have at the beginning and at the end of a stretch is agreed. */
function pushBoth(merged: Stretch[], mine: readonly string[], theirs: readonly string[]): void {
  const shorter = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < shorter && mine[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < shorter - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  push(merged, { agreed: mine.slice(0, head) });
  const [a, b] = [mine.slice(head, mine.length - tail), theirs.slice(head, theirs.length - tail)];
  if (a.length > 0 || b.length > 0) merged.push({ mine: a, theirs: b });
  push(merged, { agreed: mine.slice(mine.length - tail) });
}

function push(merged: Stretch[], { agreed }: { readonly agreed: readonly string[] }): void {
  if (agreed.length > 0) merged.push({ agreed });
}
