import { isCode } from '#platform/db/index.ts';
import type { Flavour, MySqlConnection } from '#platform/mysql/index.ts';
import type { DoneSteps, MigratorSession, NewTarget, RenderedStep } from './migrator.ts';
import { statementsOf } from './mysql-render.ts';

interface Entry {
  readonly target: string;
  readonly step: string;
  readonly checksum: string;
}

/** One owner connection to a cell's database on MySQL or MariaDB. */
export class MySqlMigratorSession implements MigratorSession {
  readonly #connection: MySqlConnection;
  readonly #flavour: Flavour;

  constructor(connection: MySqlConnection, flavour: Flavour) {
    this.#connection = connection;
    this.#flavour = flavour;
  }

  async done(keys?: readonly string[]): Promise<DoneSteps> {
    const done = new Map<string, Map<string, string>>();
    for (const { target, step, checksum } of await this.#entries()) {
      if (keys && !keys.includes(target)) continue;
      const steps = done.get(target) ?? new Map<string, string>();
      done.set(target, steps.set(step, checksum));
    }
    return done;
  }

  /** A cell here has two targets, so its ledger is read as a whole. */
  async #entries(): Promise<Entry[]> {
    try {
      return await this.#connection.rows<Entry>(
        'select target, step, checksum from platform_migration',
      );
    } catch (error) {
      // The step that makes the ledger has not been applied.
      if (isCode(error, '42P01')) return [];
      throw error;
    }
  }

  /** Nothing waits more than two seconds for a table or a row, so that requests never queue up behind it. */
  async apply(key: string, { name, checksum, sql }: RenderedStep): Promise<void> {
    await this.#connection.query('set session lock_wait_timeout = 2, innodb_lock_wait_timeout = 2');
    for (const text of statementsOf(sql, this.#flavour)) await this.#connection.query(text);
    await this.#connection.query(
      'insert into platform_migration (target, step, checksum) values (?, ?, ?)',
      [key, name, checksum],
    );
  }

  async applyAll(targets: readonly NewTarget[]): Promise<void> {
    for (const { key, steps } of targets) for (const step of steps) await this.apply(key, step);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#connection[Symbol.asyncDispose]();
  }
}
