import {
  type Builder,
  type RowParams,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import { taskFields } from '../fields.ts';
import type { Task } from '../model.ts';
import { TASK_COLUMNS, type TaskRow, type TaskTables } from './tables.ts';

type Db = Builder<TaskTables>;

const insertRows = statements((db: Db, $: RowParams, count: number) =>
  db.insertInto('task').values(rowsOf<TaskRow>($, [...TASK_COLUMNS, 'external_ref'], count)),
);

const selectTaken = statement(
  (db: Db, $: { project: string; from: number; to: number; refs: string }) =>
    db
      .selectFrom('task')
      .select(['number', 'external_ref'])
      .where('project_id', '=', $.project)
      .where(({ eb, or, and }) =>
        or([
          and([eb('number', '>=', $.from), eb('number', '<=', $.to)]),
          eb('external_ref', 'like', $.refs),
        ]),
      ),
);

export interface Imported {
  readonly task: Task;
  readonly externalRef: string;
}

export function insertTasks(tx: TxScope, imported: readonly Imported[]): void {
  deferRows(
    tx,
    insertRows,
    imported.map(({ task, externalRef }) => ({
      ...taskFields.toRow(task),
      external_ref: externalRef,
    })),
  );
}

/**
 * What an import must not repeat: numbers in a range, and what came from a source before; deleted tasks too.
 * @param source the word before the colon of an external reference
 */
export const takenIn = (
  projectId: string,
  range: { from: number; to: number },
  source: string,
): Call<Pick<TaskRow, 'number' | 'external_ref'>> =>
  call(selectTaken, { project: projectId, ...range, refs: `${source}:%` });
