import { type Directory, referTo } from '#features/foundation/people/index.ts';
import {
  CATEGORIES,
  type Category,
  DEFAULT_WORKFLOW,
  type Workflow,
} from '#features/work/workflow/index.ts';
import { PRIORITIES, type Priority } from './model.ts';
import type { StatisticsView } from './schema.ts';

/** How many tasks share status, priority and assignee. */
export interface Tally {
  readonly status: string;
  readonly category: Category;
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly tasks: number;
}

/**
 * The busiest people first; tasks of no one come last.
 * @param workflow whose states are listed even without tasks: the project's, for one project
 */
export function toStatistics(
  tallies: readonly Tally[],
  overdue: number,
  people: Directory,
  workflow: Workflow = DEFAULT_WORKFLOW,
): StatisticsView {
  const total = sum(tallies);
  const done = sum(tallies, isDone);
  const assigned = Map.groupBy(tallies, (tally) => tally.assigneeId);
  const byAssignee = [...assigned].map(([id, theirs]) => ({
    assignee: referTo(people, id),
    total: sum(theirs),
    done: sum(theirs, isDone),
  }));
  return {
    total,
    open: total - done,
    done,
    overdue,
    completionRate: total === 0 ? 0 : Math.round((done / total) * 10_000) / 10_000,
    byStatus: countBy(namesIn(workflow, tallies), (status) =>
      sum(tallies, (tally) => tally.status === status),
    ),
    byCategory: countBy(CATEGORIES, (category) =>
      sum(tallies, (tally) => tally.category === category),
    ),
    byPriority: countBy(PRIORITIES, (priority) =>
      sum(tallies, (tally) => tally.priority === priority),
    ),
    byAssignee: byAssignee.toSorted(byLoad),
  };
}

const isDone = ({ category }: Tally): boolean => category === 'done';

/** The states of a workflow in their order, and whatever other states tasks are in. */
const namesIn = ({ states }: Workflow, tallies: readonly Tally[]): string[] => [
  ...new Set([...states.map(({ name }) => name), ...tallies.map(({ status }) => status)]),
];

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
