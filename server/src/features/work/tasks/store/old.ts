import { type Builder, statement } from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Task } from '../model.ts';
import { toTasks } from './resolve.ts';
import { TASK_COLUMNS, type WorkTables } from './tables.ts';

type Db = Builder<WorkTables>;
type Span = { before: string; limit: number };

const selectTrashed = statement((db: Db, $: Span) =>
  db
    .selectFrom('task')
    .select('id')
    .where('deleted_at', '<', $.before)
    .orderBy('deleted_at')
    .limit($.limit)
    .forUpdate(),
);

const selectInTrashedProjects = statement((db: Db, $: Span) =>
  db
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.project_id')
    .select('t.id')
    .where('p.deleted_at', '<', $.before)
    .limit($.limit),
);

const selectCompleted = statement((db: Db, $: Span) =>
  db
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.project_id')
    .select(TASK_COLUMNS.map((column) => `t.${column}` as const))
    .select(['p.visibility', 'p.archived_at', 'p.workflow_revision'])
    .where('t.completed_at', '<', $.before)
    .where('t.deleted_at', 'is', null)
    .where('p.archived_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .orderBy('t.completed_at')
    .limit($.limit)
    .forUpdate(),
);

const selectInProject = statement((db: Db, $: { project: string; limit: number }) =>
  db
    .selectFrom('task')
    .select('id')
    .where('project_id', '=', $.project)
    .orderBy('id')
    .limit($.limit)
    .forUpdate(),
);

const freeChildren = statement((db: Db, $: { id: string }) =>
  db.updateTable('task').set({ parent_id: null }).where('parent_id', '=', $.id),
);

const deleteRow = statement((db: Db, $: { id: string }) =>
  db.deleteFrom('task').where('id', '=', $.id),
);

/** The ids of tasks that were put in the trash, alone or with their project, before a time; locked. */
export async function findTrashed(tx: TxScope, span: Span): Promise<string[]> {
  const trashed = await tx.rows(selectTrashed, span);
  const rows = trashed.length > 0 ? trashed : await tx.rows(selectInTrashedProjects, span);
  return rows.map(({ id }) => id);
}

/** The ids of some tasks of a project, in the trash or not; locked. */
export const findInProject = async (
  tx: TxScope,
  project: string,
  limit: number,
): Promise<string[]> => (await tx.rows(selectInProject, { project, limit })).map(({ id }) => id);

/** Tasks that were completed before a time, as no one in particular sees them; locked. */
export async function findCompleted(tx: TxScope, span: Span): Promise<Task[]> {
  const rows = await tx.rows(selectCompleted, span);
  return toTasks(
    tx,
    rows.map((row) => ({ ...row, project_role: null })),
  );
}

/** Removes tasks with their labels and their history; subtasks of them become tasks of their own. */
export function removeTasks(tx: TxScope, ids: readonly string[]): void {
  for (const id of ids) tx.defer(freeChildren, { id });
  for (const id of ids) tx.defer(deleteRow, { id });
}
