import { newId } from '#kernel/ids.ts';
import { type Builder, type RowParams, rowsOf, statements } from '#tenancy/query/index.ts';
import { type TxScope, deferRows } from '#tenancy/scope/index.ts';
import type { Category, State } from '../model.ts';

export interface TransitionRow {
  /** Time-ordered: among the rows of a task, the order of ids is the order of events. */
  id: string;
  project_id: string;
  task_id: string;
  from_state: string;
  to_state: string;
  from_category: Category;
  to_category: Category;
  at: string;
  actor_id: string | null;
}

export interface TransitionTables {
  task_transition: TransitionRow;
}

export const COLUMNS = [
  'id',
  'project_id',
  'task_id',
  'from_state',
  'to_state',
  'from_category',
  'to_category',
  'at',
  'actor_id',
] as const;

const insertTransitions = statements((db: Builder<TransitionTables>, $: RowParams, count: number) =>
  db.insertInto('task_transition').values(rowsOf<TransitionRow>($, COLUMNS, count)),
);

/** A task that goes from one state to another. */
export interface StateTransition {
  readonly projectId: string;
  readonly taskId: string;
  readonly from: State;
  readonly to: State;
  /** ISO-8601; the time of the unit of work unless it happened elsewhere before. */
  readonly at?: string;
  readonly actorId: string | null;
}

/** Writes transitions with the commit of the unit of work that makes them. */
export function recordTransitions(tx: TxScope, ...transitions: readonly StateTransition[]): void {
  deferRows(
    tx,
    insertTransitions,
    transitions.map(({ projectId, taskId, from, to, at = tx.now, actorId }): TransitionRow => ({
      id: newId(),
      project_id: projectId,
      task_id: taskId,
      from_state: from.id,
      to_state: to.id,
      from_category: from.category,
      to_category: to.category,
      at,
      actor_id: actorId,
    })),
  );
}
