import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type TaskDiff, taskFields } from '../fields.ts';
import type { Task } from '../model.ts';
import { TASK_COLUMNS, type TaskRow, type WorkTables, type StoredTask } from './tables.ts';

type Db = Builder<WorkTables>;

const insertRow = statement((db: Db, $: TaskRow) =>
  db.insertInto('task').values(columnsOf($, [...TASK_COLUMNS, 'external_ref'])),
);

const updateRow = statements((db: Db, $: StoredTask, columns: readonly (keyof StoredTask)[]) =>
  db.updateTable('task').set(columnsOf($, columns)).where('id', '=', $.id),
);

/** @param externalRef where an imported task came from, such as `github:224959526`; unique in its project */
export const insertTask = (tx: TxScope, task: Task, externalRef: string | null = null): void =>
  tx.defer(insertRow, { ...taskFields.toRow(task), external_ref: externalRef });

/** Writes the columns of the fields that differ. */
export const saveTask = (tx: TxScope, { after, fields }: TaskDiff): void =>
  tx.defer(updateRow(taskFields.columnsOf(fields)), taskFields.toRow(after));
