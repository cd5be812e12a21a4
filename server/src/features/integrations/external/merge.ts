import type { MergedTask } from './schema.ts';

/**
 * One list of several: what is due first comes first. What has no due time comes last, and there every
 * source has its turn, so that none hides the others.
 */
export function merge(lists: readonly (readonly MergedTask[])[], limit: number): MergedTask[] {
  const ranked = lists.flatMap((list, source) =>
    list.toSorted(bySooner).map((task, turn) => ({ task, turn, source })),
  );
  return ranked
    .toSorted((a, b) => bySooner(a.task, b.task) || a.turn - b.turn || a.source - b.source)
    .slice(0, limit)
    .map(({ task }) => task);
}

function bySooner(a: MergedTask, b: MergedTask): number {
  if (a.dueAt === b.dueAt) return 0;
  if (a.dueAt === null) return 1;
  if (b.dueAt === null) return -1;
  return a.dueAt < b.dueAt ? -1 : 1;
}
