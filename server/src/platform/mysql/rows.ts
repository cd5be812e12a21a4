import type { FieldPacket, QueryResult, ResultSetHeader } from 'mysql2';
import type { StepResult } from '#platform/db/index.ts';

/** The protocol's number for tinyint; with a width of one it is a `boolean`. */
const TINY = 1;

const isBoolean = ({ columnType, columnLength }: FieldPacket): boolean =>
  columnType === TINY && columnLength === 1;

type Row = Record<string, unknown>;

/** An answer as PostgreSQL would give it: rows with true and false, and how many were touched. */
export function toResult(answer: QueryResult, fields: FieldPacket[] | undefined): StepResult {
  if (!Array.isArray(answer)) return { rows: [], count: countOf(answer as ResultSetHeader) };
  const rows = answer as unknown as Row[];
  for (const { name } of fields?.filter(isBoolean) ?? []) {
    for (const row of rows) if (row[name] !== null) row[name] = row[name] !== 0;
  }
  return { rows, count: rows.length };
}

/** An update counts the rows it found, changed or not, so that a stale version shows as 0. */
function countOf(header: ResultSetHeader): number {
  const matched = /^Rows matched: (\d+)/.exec(header.info)?.[1];
  return matched === undefined ? header.affectedRows : Number(matched);
}

const IN_TRANSACTION = 1;

/** What an answer says about the connection; a list of rows says nothing. */
export const isInTransaction = (answer: QueryResult): boolean | undefined =>
  Array.isArray(answer)
    ? undefined
    : ((answer as ResultSetHeader).serverStatus & IN_TRANSACTION) !== 0;
