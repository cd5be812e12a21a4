import { type Builder, statement, statements } from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import { STANDING, type Sight } from '#features/work/projects/index.ts';
import type { TaskRef } from '../ref.ts';
import { type TaskStandingRow, TASK_COLUMNS, type TaskRow, type WorkTables } from './tables.ts';
import { visibleTasks } from './visible.ts';

type Db = Builder<WorkTables>;

const selectTask = statements(
  (
    db: Db,
    $: { id: string; key: string; number: number; actor: string },
    { by, ...sight }: Sight & { by: TaskRef['by'] },
  ) =>
    visibleTasks(db, $, sight)
      .select(TASK_COLUMNS.map((column) => `t.${column}` as const))
      .select([...STANDING, 'p.archived_at', 'p.workflow_revision'])
      .$if(by === 'id', (query) => query.where('t.id', '=', $.id))
      .$if(by === 'key', (query) =>
        query.where('p.key', '=', $.key).where('t.number', '=', $.number),
      ),
);

const selectId = statement((db: Db, $: { key: string; number: number }) =>
  db
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.project_id')
    .select('t.id')
    .where('p.key', '=', $.key)
    .where('t.number', '=', $.number),
);

const lockTaskRow = statement((db: Db, $: { id: string }) =>
  db.selectFrom('task').select('id').where('id', '=', $.id).forUpdate(),
);

const lockProjectRow = statement((db: Db, $: { id: string }) =>
  db
    .selectFrom('project')
    .select('id')
    .where('id', '=', db.selectFrom('task').select('project_id').where('id', '=', $.id))
    .forUpdate(),
);

const shareProjectRow = statement((db: Db, $: { id: string }) =>
  db
    .selectFrom('project')
    .select('id')
    .where('id', '=', db.selectFrom('task').select('project_id').where('id', '=', $.id))
    .forKeyShare(),
);

const CARD = ['id', 'project_id', 'project_key', 'number', 'status', 'rank', 'deleted_at'] as const;
export type CardRow = Pick<TaskRow, (typeof CARD)[number]>;

const selectCard = statement((db: Db, $: { id: string }) =>
  db.selectFrom('task').select(CARD).where('id', '=', $.id),
);

const selectParent = statement((db: Db, $: { id: string }) =>
  db
    .selectFrom('task as parent')
    .innerJoin('task as child', 'child.parent_id', 'parent.id')
    .select(CARD.map((column) => `parent.${column}` as const))
    .where('child.id', '=', $.id),
);

const selectLine = statement((db: Db, $: { id: string }) =>
  db
    .withRecursive('line(id, parent_id)', (line) =>
      line
        .selectFrom('task')
        .select(['task.id', 'task.parent_id'])
        .where('task.id', '=', $.id)
        .union(
          line
            .selectFrom('task as up')
            .innerJoin('line', 'line.parent_id', 'up.id')
            .select(['up.id', 'up.parent_id']),
        ),
    )
    .selectFrom('line')
    .select('line.id'),
);

/** The task with the standing of one person in its project; `admitTask` decides whether they may see it. */
export function findTask(ref: TaskRef, actor: Actor): Call<TaskStandingRow> {
  const select = selectTask({ by: ref.by, seesAll: seesEveryProject(actor) });
  return ref.by === 'id'
    ? call(select, { id: ref.id, key: '', number: 0, actor: actor.userId })
    : call(select, { id: '', key: ref.key, number: ref.number, actor: actor.userId });
}

export const findId = (key: string, number: number): Call<{ id: string }> =>
  call(selectId, { key, number });

/** Holds a task until the end of the unit of work. */
export const lockTask = (id: string): Call<{ id: string }> => call(lockTaskRow, { id });

/** Holds the project of a task, in which ranks and parents are given out by one at a time; before the task itself. */
export const lockProjectOf = (id: string): Call<{ id: string }> => call(lockProjectRow, { id });

/**
 * Keeps the workflow of a task's project as it is until the end of the unit of work; others may do the same. Before the
 * task itself.
 */
export const keepWorkflowOf = (id: string): Call<{ id: string }> => call(shareProjectRow, { id });

/** A task as far as others refer to it. */
export const findCard = (id: string): Call<CardRow> => call(selectCard, { id });

export const findParentOf = (id: string): Call<CardRow> => call(selectParent, { id });

/** The task itself, its parent, the parent of that, and so on. */
export const findLine = (id: string): Call<{ id: string }> => call(selectLine, { id });
