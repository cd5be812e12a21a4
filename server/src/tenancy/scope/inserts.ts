import { type RowParams, type Statement, paramsOfRows } from '../query/index.ts';
import { type Call, type TxScope, call } from './scope.ts';

/** An insert of so many rows, as `statements` makes it. */
type Insert = (count: number) => Statement<RowParams, unknown>;

/** The largest number of rows one insert holds. */
const LARGEST = 64;

/**
 * Splits rows into inserts of 64, 32, … 1 rows, so that an insert of any length is made of at most
 * seven different statements.
 */
function* inserts(
  insert: Insert,
  rows: readonly object[],
): Generator<[Statement<RowParams, unknown>, RowParams]> {
  for (let start = 0, size = LARGEST; start < rows.length; start += size) {
    while (size > rows.length - start) size /= 2;
    yield [insert(size), paramsOfRows(rows.slice(start, start + size))];
  }
}

/** Queues an insert of any number of rows, also none. */
export function deferRows(tx: TxScope, insert: Insert, rows: readonly object[]): void {
  for (const [statement, params] of inserts(insert, rows)) tx.defer(statement, params);
}

/** The same as the calls of a separate message. */
export const insertCalls = (insert: Insert, rows: readonly object[]): Call<unknown>[] =>
  [...inserts(insert, rows)].map(([statement, params]) => call(statement, params));
