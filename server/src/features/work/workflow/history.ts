import { type Category, DEFAULT_STATES, type State } from './model.ts';
import type { TransitionRow } from './store/transitions.ts';

/** An entry of the history, as far as it may tell of a transition. */
export interface HistoryRow {
  readonly id: string;
  readonly project_id: string;
  readonly task_id: string | null;
  readonly actor_id: string | null;
  /** JSON array of {field, from, to}. */
  readonly changes: string;
  readonly at: string;
}

/** How history stores a change of status: always in a separate entry. */
export const STATUS_CHANGE = '[{"field":"status",';

/**
 * The transition that an entry of the history tells of, in a project with the default states. The versions before
 * 0010_transitions kept transitions nowhere else.
 */
export function transitionIn(row: HistoryRow): TransitionRow | undefined {
  if (row.task_id === null || !row.changes.startsWith(STATUS_CHANGE)) return undefined;
  const [change] = JSON.parse(row.changes) as { from: unknown; to: unknown }[];
  const [from, to] = [defaultState(change?.from), defaultState(change?.to)];
  if (!from || !to) return undefined;
  return rowOf({ ...row, task_id: row.task_id }, from, to);
}

/** A task as far as it says when it was completed. */
export interface CompletedRow {
  readonly id: string;
  readonly project_id: string;
  readonly completed_at: string | null;
}

/** The transition of a task that came completed from elsewhere; until then it counts as open. */
export function completionOf(row: CompletedRow): TransitionRow | undefined {
  const [open, done] = [firstOf('todo'), firstOf('done')];
  if (row.completed_at === null || !open || !done) return undefined;
  const { id, project_id, completed_at: at } = row;
  return rowOf({ id, project_id, task_id: id, actor_id: null, at }, open, done);
}

const rowOf = (
  { id, project_id, task_id, actor_id, at }: Omit<HistoryRow, 'changes'> & { task_id: string },
  from: State,
  to: State,
): TransitionRow => ({
  id,
  project_id,
  task_id,
  from_state: from.id,
  to_state: to.id,
  from_category: from.category,
  to_category: to.category,
  at,
  actor_id,
});

const defaultState = (name: unknown): State | undefined =>
  DEFAULT_STATES.find((state) => state.name === name);
const firstOf = (category: Category): State | undefined =>
  DEFAULT_STATES.find((state) => state.category === category);
