import type { Category, State } from '#features/work/workflow/index.ts';

/** How many tasks a state had when a day ended. */
export interface StateCount {
  readonly stateId: string;
  /** What the state meant on that day. */
  readonly category: Category;
  readonly tasks: number;
}

/** How the tasks of a project stood when a day ended, and what had happened in its course. */
export interface Snapshot {
  readonly projectId: string;
  /** YYYY-MM-DD, of the workspace's own. */
  readonly day: string;
  /** States without tasks are left out. */
  readonly states: readonly StateCount[];
  /** Tasks that came into being on that day. */
  readonly created: number;
  /** Tasks that were completed on that day, and still were when it ended. */
  readonly completed: number;
  /** Tasks whose time had come before the day ended, and that were not done. */
  readonly overdue: number;
}

/** A day as two moments, ISO-8601: it holds what is not before the first and before the second. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** Tasks of a project that were in one state; the state by its id, or by the name it has now. */
export interface StateTally {
  readonly state_id: string | null;
  readonly category: Category | null;
  readonly status: string | null;
  readonly tasks: number;
  readonly created: number;
  readonly completed: number;
  readonly overdue: number;
}

/** @param states those the project has now, for the tasks that are still in one of them */
export function toSnapshot(
  projectId: string,
  day: string,
  tallies: readonly StateTally[],
  states: readonly State[],
): Snapshot {
  const sum = (of: 'created' | 'completed' | 'overdue'): number =>
    tallies.reduce((total, tally) => total + Number(tally[of]), 0);
  const counts = tallies.map((tally): StateCount => {
    const now = states.find(({ name }) => name === tally.status);
    return {
      stateId: tally.state_id ?? now?.id ?? '',
      category: tally.category ?? now?.category ?? 'todo',
      tasks: Number(tally.tasks),
    };
  });
  const groups = Map.groupBy(counts, ({ stateId, category }) => `${stateId} ${category}`);
  return {
    projectId,
    day,
    states: [...groups.values()].map(addUp),
    created: sum('created'),
    completed: sum('completed'),
    overdue: sum('overdue'),
  };
}

function addUp([first, ...others]: readonly StateCount[]): StateCount {
  if (!first) throw new Error('a group has at least one member');
  return { ...first, tasks: others.reduce((sum, { tasks }) => sum + tasks, first.tasks) };
}

/** How many tasks were in states of a category. */
export const inCategory = ({ states }: Pick<Snapshot, 'states'>, category: Category): number =>
  states.reduce((sum, state) => sum + (state.category === category ? state.tasks : 0), 0);
