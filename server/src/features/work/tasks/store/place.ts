import { type Builder, statement } from '#tenancy/query/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { WorkTables } from './tables.ts';

const selectProjectOf = statement((db: Builder<WorkTables>, $: { id: string }) =>
  db
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.project_id')
    .select('t.project_id as id')
    .where('t.id', '=', $.id)
    .where('t.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null),
);

/** Which project a task is in; undefined when either is gone. Nothing is said about who may see it. */
export async function projectOfTask(scope: Scope, taskId: string): Promise<string | undefined> {
  const [row] = await scope.rows(selectProjectOf, { id: taskId });
  return row?.id;
}
