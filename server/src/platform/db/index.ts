/** Connections to PostgreSQL: a pool, several statements in one message, and failures. */
export { openConnection, withConnection } from './connection.ts';
export { Database, DatabaseSession, type DatabaseOptions } from './database.ts';
export { POOLED, connectionOf } from './pooler.ts';
export type { Step, StepResult } from './pipeline.ts';
export type { SqlDatabase, SqlSession } from './sql-database.ts';
export {
  isCode,
  isDeadlock,
  isLockTimeout,
  isLost,
  isStalePlan,
  translateFailure,
  violatedConstraint,
} from './failure.ts';
export { typeParsers } from './types.ts';
