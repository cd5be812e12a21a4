import {
  type Builder,
  type RowParams,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type TxScope, deferRows } from '#tenancy/scope/index.ts';
import type { Workflow, WorkflowState } from '../model.ts';
import type { StateRow, WorkflowTables, WorkflowTransitionRow } from './tables.ts';

type Db = Builder<WorkflowTables>;

const STATE_COLUMNS = [
  'project_id',
  'id',
  'name',
  'color',
  'category',
  'position',
  'wip_limit',
] as const;

const retireAll = statement((db: Db, $: { project: string }) =>
  db
    .updateTable('workflow_state')
    .set({ position: null })
    .where('project_id', '=', $.project)
    .where('position', 'is not', null),
);

const putStates = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('workflow_state')
    .values(rowsOf<StateRow>($, STATE_COLUMNS, count))
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        color: eb.ref('excluded.color'),
        category: eb.ref('excluded.category'),
        position: eb.ref('excluded.position'),
        wip_limit: eb.ref('excluded.wip_limit'),
      })),
    ),
);

const removeTransitions = statement((db: Db, $: { project: string }) =>
  db.deleteFrom('workflow_transition').where('project_id', '=', $.project),
);

const insertTransitions = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('workflow_transition')
    .values(rowsOf<WorkflowTransitionRow>($, ['project_id', 'from_state', 'to_state'], count)),
);

/**
 * Writes the workflow of a project. States it had and has no more stay without a position, so that transitions of before can
 * still be told. The project is locked, and its own row is the caller's to change.
 */
export function saveWorkflow(
  tx: TxScope,
  project: string,
  before: Workflow,
  after: Workflow,
): void {
  const kept = new Set(after.states.map(({ id }) => id));
  // First all names are free, so that states can swap theirs.
  tx.defer(retireAll, { project });
  // The default states are in no table until now.
  const removed = before.revision === null ? before.states.filter(({ id }) => !kept.has(id)) : [];
  deferRows(tx, putStates, [
    ...removed.map((state) => toRow(project, state, null)),
    ...after.states.map((state, i) => toRow(project, state, i)),
  ]);
  tx.defer(removeTransitions, { project });
  const pairs = after.states.flatMap(({ id, next }) =>
    next.map((to): WorkflowTransitionRow => ({
      project_id: project,
      from_state: id,
      to_state: to,
    })),
  );
  deferRows(tx, insertTransitions, pairs);
}

const toRow = (project: string, state: WorkflowState, position: number | null): StateRow => ({
  project_id: project,
  id: state.id,
  name: state.name,
  color: state.color,
  category: state.category,
  position,
  wip_limit: state.wipLimit,
});
