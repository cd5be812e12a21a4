import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Scope, call } from '#tenancy/scope/index.ts';
import type { WorkTables } from './tables.ts';

type Db = Builder<WorkTables>;

const selectAssignees = statement((db: Db, $: { before: string; after: string; limit: number }) =>
  db
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.project_id')
    .select('t.assignee_id as id')
    .distinct()
    .where('t.due_at', '<', $.before)
    .where('t.assignee_id', '>', $.after)
    .where('t.completed_at', 'is', null)
    .where('t.deleted_at', 'is', null)
    .where('p.deleted_at', 'is', null)
    .orderBy('t.assignee_id')
    .limit($.limit),
);

const selectDue = statement(
  (db: Db, $: { from: string; to: string; after: string; limit: number }) =>
    db
      .selectFrom('task as t')
      .innerJoin('project as p', 'p.id', 't.project_id')
      .select(['t.id', 't.due_at'])
      .where('t.due_at', '>=', $.from)
      .where('t.due_at', '<', $.to)
      .where('t.id', '>', $.after)
      .where('t.assignee_id', 'is not', null)
      .where('t.completed_at', 'is', null)
      .where('t.deleted_at', 'is', null)
      .where('p.deleted_at', 'is', null)
      .orderBy('t.id')
      .limit($.limit),
);

const selectAssignee = statement((db: Db, $: { id: string }) =>
  db
    .selectFrom('task')
    .select('assignee_id')
    .where('id', '=', $.id)
    .where('completed_at', 'is', null)
    .where('deleted_at', 'is', null),
);

/** Whose a task is that is still open; undefined when it is no one's, done or gone. Nothing is said about what they may see. */
export async function findAssignee(scope: Scope, taskId: string): Promise<string | undefined> {
  const [[row]] = await scope.batch([call(selectAssignee, { id: taskId })]);
  return row?.assignee_id ?? undefined;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 500;

/** Everyone who has an open task that was due before then, page after page. Nothing is said about who may see what. */
export async function* assigneesOverdue(scope: Scope, before: string): AsyncGenerator<string> {
  for (let after = FIRST; ;) {
    const [rows] = await scope.batch([call(selectAssignees, { before, after, limit: AT_ONCE })]);
    for (const { id } of rows) if (id !== null) yield id;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? FIRST;
  }
}

/** Open tasks of someone that are due in a span of time, in no order that means anything. */
export async function* tasksDue(
  scope: Scope,
  { from, to }: { from: string; to: string },
): AsyncGenerator<{ id: string; dueAt: string }> {
  for (let after = FIRST; ;) {
    const [rows] = await scope.batch([call(selectDue, { from, to, after, limit: AT_ONCE })]);
    for (const { id, due_at: dueAt } of rows) if (dueAt !== null) yield { id, dueAt };
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? FIRST;
  }
}
