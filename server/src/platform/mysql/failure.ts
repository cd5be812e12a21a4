import { translateFailure } from '#platform/db/index.ts';

/** What the driver throws: the server's number and words, or a code of the line's. */
interface DriverError extends Error {
  readonly errno?: number;
  readonly code?: string;
  /** The connection is of no use any more. */
  readonly fatal?: boolean;
}

/**
 * A failure in the terms of platform/db: its code is the SQLSTATE that PostgreSQL has for the same
 * thing, so that callers handle failures the same way on every engine.
 */
export class MySqlError extends Error {
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(cause: DriverError, code: string) {
    super(cause.message, { cause });
    this.code = code;
    this.constraint = code.startsWith('23') ? constraintIn(cause.message) : undefined;
  }
}

/** By the server's error number: those of MySQL and MariaDB agree below 1900. */
const SQLSTATES: Readonly<Record<number, string>> = {
  1022: '23505',
  1062: '23505',
  1586: '23505',
  1048: '23502',
  1364: '23502',
  1216: '23503',
  1217: '23503',
  1451: '23503',
  1452: '23503',
  3819: '23514',
  4025: '23514',
  1369: '44000', // the view's check option
  1205: '55P03',
  3572: '55P03',
  1213: '40P01',
  1020: '40001',
  1969: '57014', // MariaDB's max_statement_time
  3024: '57014', // MySQL's max_execution_time
  1317: '57014',
  1792: '25006',
  1366: '22021',
  1300: '22021',
  1406: '22001',
  1264: '22003',
  1292: '22007',
  1044: '42501',
  1142: '42501',
  1143: '42501',
  1227: '42501',
  1356: '42501',
  1370: '42501',
  1146: '42P01',
  1054: '42703',
  1305: '42883',
  1064: '42601',
  1007: '42P04',
  1049: '3D000',
  1045: '28P01',
  1698: '28P01',
  1040: '53300',
  1203: '53300',
  1226: '53300',
  1053: '57P01',
  1927: '57P01',
  1077: '57P01',
  1644: '45000', // what a procedure of ours signals
};

const CONSTRAINT = /for key '(?:[^'.]*\.)?([^']+)'|constraint [`']([^`']+)[`']/i;

/** Names a unique key as PostgreSQL would: MySQL 8 puts the table before it, tables here begin with `base_`. */
function constraintIn(message: string): string | undefined {
  const found = CONSTRAINT.exec(message);
  return found?.[1] ?? found?.[2];
}

/** In the driver's own words: the line is gone, or the pool is. */
const LOST = /^PROTOCOL_|Connection lost|Pool is closed|closed state|Server disconnected/i;

/** What the driver threw, in the terms of platform/db. */
export function toMySqlError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { errno, code = '' } = error as DriverError;
  const state = errno === undefined ? undefined : SQLSTATES[errno];
  if (state !== undefined) return new MySqlError(error, state);
  return LOST.test(code) || LOST.test(error.message) ? new MySqlError(error, '08006') : error;
}

/** The same for a request: what has nothing to do with it becomes an AppError. */
export const translateMySql = (error: unknown): unknown => translateFailure(toMySqlError(error));

/** Whether the connection is of no use any more: the line failed, not a statement. */
export function isLineLost(error: unknown): boolean {
  const { errno, fatal, code } = error as DriverError;
  return (
    fatal === true || errno === undefined || errno < 1000 || code?.startsWith('PROTOCOL_') === true
  );
}
