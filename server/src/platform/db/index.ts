/** Connections to PostgreSQL: a pool, several statements in one message, and what went wrong. */
export { withConnection } from './connection.ts';
export { Database, Session, type DatabaseOptions } from './database.ts';
export { POOLED, connectionOf } from './pooler.ts';
export type { Step, StepResult } from './pipeline.ts';
export { isCode, isStalePlan, translateFailure, violatedConstraint } from './failure.ts';
export { typeParsers } from './types.ts';
