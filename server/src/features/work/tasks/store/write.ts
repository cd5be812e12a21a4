import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
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
