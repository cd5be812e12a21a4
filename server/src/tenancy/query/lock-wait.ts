import { sql } from 'kysely';
import { type Builder, type Statement, statementPer } from './statement.ts';

/**
 * How long the rest of the unit of work waits for a lock that someone else holds; then the waiting
 * statement fails, and `isLockTimeout` tells.
 * @param seconds whole ones: MySQL counts no others
 */
export const limitLockWait = (seconds: number): Statement<object, unknown> =>
  statementPer((engine) => (db: Builder<object>) => {
    if (engine === 'mysql') {
      const limit = sql`set session innodb_lock_wait_timeout = ${sql.lit(seconds)}`;
      return { compile: () => limit.compile(db) };
    }
    const milliseconds = sql.lit(String(seconds * 1000));
    return db.selectNoFrom(
      sql`pg_catalog.set_config('lock_timeout', ${milliseconds}, true)`.as('lock_timeout'),
    );
  });
