import { hunksBetween, linesOf, merge, type Stretch } from '../merge/index.ts';

/** What becomes of a text that somebody else changed while it was being written. */
export interface Both {
  /** Mine where both changed the same, and theirs everywhere else. */
  mine: string;
  /** Theirs and then mine where both changed the same. */
  all: string;
  /** Where the first such place is in `all`. */
  first: [start: number, end: number];
  /** How many such places there are; none when both changes can be kept. */
  count: number;
}

/** @param base what both were made from */
export function bothOf(base: string, mine: string, theirs: string): Both {
  const stretches = merge(base, mine, theirs);
  const at = stretches.findIndex((stretch) => 'mine' in stretch);
  const before = allOf(stretches.slice(0, at));
  const open = stretches[at];
  const start = before.length === 0 ? 0 : before.join('\n').length + 1;
  return {
    mine: stretches.flatMap((each) => ('agreed' in each ? each.agreed : each.mine)).join('\n'),
    all: allOf(stretches).join('\n'),
    first: [start, start + (open ? allOf([open]).join('\n').length : 0)],
    count: stretches.filter((stretch) => 'mine' in stretch).length,
  };
}

const allOf = (stretches: readonly Stretch[]): string[] =>
  stretches.flatMap((each) =>
    'agreed' in each
      ? each.agreed
      : [...each.theirs, ...between(each.theirs.at(-1), each.mine[0]), ...each.mine],
  );

const LIST = /^\s*([-*+]|\d+[.)])\s/;

/** Paragraphs need an empty line between them, items of a list do not. */
function between(above: string | undefined, below: string | undefined): string[] {
  if (above === undefined || below === undefined) return [];
  return LIST.test(above) && LIST.test(below) ? [] : [''];
}

/** Where a place in a text is after lines around it changed. */
export function placeIn(after: string, before: string, at: number): number {
  const [from, to] = [linesOf(before), linesOf(after)];
  const head = linesOf(before.slice(0, at));
  let moved = head.length - 1;
  for (const { end, lines, start } of hunksBetween(from, to))
    if (end < head.length) moved += lines.length - (end - start);
  moved = Math.min(moved, to.length - 1);
  const column = Math.min(head.at(-1)?.length ?? 0, to[moved]?.length ?? 0);
  return to.slice(0, moved).reduce((sum, each) => sum + each.length + 1, 0) + column;
}
