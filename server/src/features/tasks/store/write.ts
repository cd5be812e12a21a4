import { type Builder, columnsOf, statement, statements } from '#tenancy/language/index.ts';
import { type Call, type TxScope, call } from '#tenancy/scope/index.ts';
import type { Task } from '../model.ts';
import {
  TASK_COLUMNS,
  type TaskRow,
  type WorkTables,
  type StoredTask,
  toTaskRow,
} from './tables.ts';

type Db = Builder<WorkTables>;

const insertRow = statement((db: Db, $: TaskRow) =>
  db.insertInto('task').values(columnsOf($, [...TASK_COLUMNS, 'external_ref'])),
);

const updateRow = statements((db: Db, $: StoredTask, columns: readonly (keyof StoredTask)[]) =>
  db.updateTable('task').set(columnsOf($, columns)).where('id', '=', $.id),
);

/**
 * Numbers ever given out bound the tasks there are, and stand in a handful of project rows; only when
 * the bound comes near the limit are the tasks themselves counted.
 */
const selectUsage = statement((db: Db, $: { plenty: number }) =>
  db
    .selectFrom(
      db
        .selectFrom('project')
        .select(({ fn, eb, lit }) =>
          fn.coalesce(fn.sum<number>(eb('next_number', '-', lit(1))), lit(0)).as('given'),
        )
        .where('deleted_at', 'is', null)
        .as('numbers'),
    )
    .select(({ eb, selectFrom }) =>
      eb
        .case()
        .when(eb('numbers.given', '<=', $.plenty))
        .then(eb.ref('numbers.given'))
        .else(
          selectFrom('task as t')
            .innerJoin('project as p', 'p.id', 't.project_id')
            .select((counted) => counted.fn.countAll<number>().as('tasks'))
            .where('t.deleted_at', 'is', null)
            .where('p.deleted_at', 'is', null),
        )
        .end()
        .as('usage'),
    ),
);

/** How many tasks count against the plan: exact near the limit, an upper bound well below it. */
export const taskUsage = (limit: number, adding: number): Call<{ usage: number | null }> =>
  call(selectUsage, { plenty: limit - adding });

/** @param externalRef where an imported task came from, such as `github:224959526`; unique in its project */
export const insertTask = (tx: TxScope, task: Task, externalRef: string | null = null): void =>
  tx.defer(insertRow, { ...toTaskRow(task), external_ref: externalRef });

/** Writes the columns that differ between two states of a task. */
export function saveTask(tx: TxScope, before: Task, after: Task): void {
  const old = toTaskRow(before);
  const row = toTaskRow(after);
  const columns = TASK_COLUMNS.filter((column) => old[column] !== row[column]);
  if (columns.length > 0) tx.defer(updateRow(columns), row);
}
