/** Lines that one side has in place of lines `start` up to `end` of the base. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * Steps of a comparison at most: about 5 ms and 8 MB. Texts that differ more count as different from their first
 * difference to their last.
 */
const MOST_STEPS = 1_000_000;

/** Where a text differs from its base, in order; between two hunks at least one line is the same. */
export function hunksBetween(base: readonly string[], other: readonly string[]): Hunk[] {
  const shorter = Math.min(base.length, other.length);
  let start = 0;
  while (start < shorter && base[start] === other[start]) start++;
  let tail = 0;
  while (tail < shorter - start && base.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const [a, b] = numbered(
    base.slice(start, base.length - tail),
    other.slice(start, other.length - tail),
  );
  if (a.length === 0 && b.length === 0) return [];
  const edits = (a.length > 0 && b.length > 0 && shortestEdits(a, b)) || {
    gone: new Uint8Array(a.length).fill(1),
    come: new Uint8Array(b.length).fill(1),
  };
  return toHunks(edits, start, other);
}

/** Lines as numbers: equal lines have the same one. */
function numbered(a: readonly string[], b: readonly string[]): [Int32Array, Int32Array] {
  const known = new Map<string, number>();
  const number = (line: string): number => {
    const found = known.get(line) ?? known.size;
    known.set(line, found);
    return found;
  };
  return [Int32Array.from(a, number), Int32Array.from(b, number)];
}

/** Which lines of the one are gone, and which of the other have come. */
interface Edits {
  readonly gone: Uint8Array;
  readonly come: Uint8Array;
}

/**
 * The fewest lines to remove and to add, by Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations",
 * 1986).
 * @returns undefined when it takes more than {@link MOST_STEPS}
 */
function shortestEdits(a: Int32Array, b: Int32Array): Edits | undefined {
  const [n, m] = [a.length, b.length];
  const zero = n + m + 1;
  /** How far each diagonal has come: `reach[zero + k]` lines of `a`, and k fewer of `b`. */
  const reach = new Int32Array(2 * zero + 1).fill(-1);
  reach[zero + 1] = 0;
  const before: Int32Array[] = [];
  for (let d = 0, steps = 0; steps <= MOST_STEPS; d++) {
    before.push(reach.slice(zero - d - 1, zero + d + 2));
    for (let k = -d; k <= d; k += 2) {
      if (k < -m || k > n) continue;
      let x = next(reach, zero, k, d).x;
      const from = x;
      while (x < n && x - k < m && a[x] === b[x - k]) x++;
      steps += x - from + 1;
      reach[zero + k] = x;
      if (x >= n && x - k >= m) return traced(before, n, m);
    }
  }
  return undefined;
}

/** Whether the way to a diagonal comes from the one above (a line is added) or below (one is removed), and where to. */
function next(reach: Int32Array, zero: number, k: number, d: number) {
  const [below, above] = [reach[zero + k - 1] ?? -1, reach[zero + k + 1] ?? -1];
  const adds = k === -d || (k !== d && below < above);
  return { adds, x: adds ? above : below + 1 };
}

function traced(before: readonly Int32Array[], n: number, m: number): Edits {
  const edits = { gone: new Uint8Array(n), come: new Uint8Array(m) };
  let [x, y] = [n, m];
  for (let d = before.length - 1; d > 0; d--) {
    const k = x - y;
    const { adds, x: to } = next(before[d] as Int32Array, d + 1, k, d);
    x = adds ? to : to - 1;
    y = adds ? to - k - 1 : to - k;
    if (adds) edits.come[y] = 1;
    else edits.gone[x] = 1;
  }
  return edits;
}

/** @param offset how many lines stand before those that were compared */
function toHunks({ gone, come }: Edits, offset: number, other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length || j < come.length) {
    const [start, from] = [i, j];
    while (gone[i] === 1) i++;
    while (come[j] === 1) j++;
    if (i > start || j > from)
      hunks.push({
        start: offset + start,
        end: offset + i,
        lines: other.slice(offset + from, offset + j),
      });
    else [i, j] = [i + 1, j + 1];
  }
  return hunks;
}
