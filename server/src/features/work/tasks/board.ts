import { rankBetween, ranksBetween } from '#kernel/rank.ts';

/** A place in a column: order is by rank, then by id. */
export interface Slot {
  readonly id: string;
  readonly rank: string;
}

/** Whether one comes before the other on the board. */
export const isBefore = (a: Slot, b: Slot): boolean =>
  a.rank < b.rank || (a.rank === b.rank && a.id < b.id);

/** A rank between two neighbours; undefined when they share theirs, so that none lies between. */
export function rankAmong(lower: Slot | undefined, upper: Slot | undefined): string | undefined {
  if (lower && upper && lower.rank >= upper.rank) return undefined;
  return rankBetween(lower?.rank ?? null, upper?.rank ?? null);
}

/**
 * Makes room behind one of several tasks that share a rank, by giving those behind it ranks of their own.
 * @param sharing the tasks of that rank in order, `lower` among them
 * @param beyond the first task of a higher rank
 * @returns the rank that has become free right behind `lower`, and the others' new ones
 */
export function spread(
  lower: Slot,
  sharing: readonly Slot[],
  beyond: Slot | undefined,
): { rank: string; moved: Slot[] } {
  const behind = sharing.filter((slot) => isBefore(lower, slot));
  const [rank = '', ...others] = ranksBetween(lower.rank, beyond?.rank ?? null, behind.length + 1);
  return { rank, moved: behind.map((slot, i) => ({ id: slot.id, rank: others[i] ?? '' })) };
}
