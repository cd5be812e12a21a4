import { type Directory, referTo } from '#features/foundation/people/index.ts';
import { STATUSES, type Status } from './lifecycle.ts';
import { PRIORITIES, type Priority } from './model.ts';
import type { StatisticsView } from './schema.ts';

/** How many tasks share status, priority and assignee. */
export interface Tally {
  readonly status: Status;
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly tasks: number;
}

/** The busiest people first; tasks of nobody come last. */
export function toStatistics(
  tallies: readonly Tally[],
  overdue: number,
  people: Directory,
): StatisticsView {
  const total = sum(tallies);
  const done = sum(tallies, (tally) => tally.status === 'DONE');
  const assigned = Map.groupBy(tallies, (tally) => tally.assigneeId);
  const byAssignee = [...assigned].map(([id, theirs]) => ({
    assignee: referTo(people, id),
    total: sum(theirs),
    done: sum(theirs, (tally) => tally.status === 'DONE'),
  }));
  return {
    total,
    open: total - done,
    done,
    overdue,
    completionRate: total === 0 ? 0 : Math.round((done / total) * 10_000) / 10_000,
    byStatus: countBy(STATUSES, (status) => sum(tallies, (tally) => tally.status === status)),
    byPriority: countBy(PRIORITIES, (priority) =>
      sum(tallies, (tally) => tally.priority === priority),
    ),
    byAssignee: byAssignee.toSorted(byLoad),
  };
}

const sum = (tallies: readonly Tally[], matches: (tally: Tally) => boolean = () => true): number =>
  tallies.reduce((total, tally) => total + (matches(tally) ? tally.tasks : 0), 0);

const countBy = <K extends string>(
  keys: readonly K[],
  count: (key: K) => number,
): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<K, number>;

function byLoad(
  a: StatisticsView['byAssignee'][number],
  b: StatisticsView['byAssignee'][number],
): number {
  if (!a.assignee || !b.assignee) return Number(!a.assignee) - Number(!b.assignee);
  return b.total - a.total || a.assignee.name.localeCompare(b.assignee.name);
}
