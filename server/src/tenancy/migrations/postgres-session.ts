import type pg from 'pg';
import { isCode } from '#platform/db/index.ts';
import type { DoneSteps, MigratorSession, NewTarget, RenderedStep } from './migrator.ts';

/** One owner connection to a PostgreSQL database with its own ledger. */
export class PostgresSession implements MigratorSession {
  readonly #client: pg.Client;
  readonly #ledger: 'platform.migration' | 'control.migration';

  constructor(client: pg.Client, ledger: 'platform.migration' | 'control.migration') {
    this.#client = client;
    this.#ledger = ledger;
  }

  async done(keys?: readonly string[]): Promise<DoneSteps> {
    const done = new Map<string, Map<string, string>>();
    for (const [target, step, checksum] of await this.#entries(keys)) {
      const steps = done.get(target);
      if (steps) steps.set(step, checksum);
      else done.set(target, new Map([[step, checksum]]));
    }
    return done;
  }

  async #entries(keys: readonly string[] | undefined): Promise<[string, string, string][]> {
    try {
      const { rows } = await this.#client.query<[string, string, string]>({
        text: `select target, step, checksum from ${this.#ledger} where $1::text[] is null or target = any ($1)`,
        values: [keys ?? null],
        rowMode: 'array',
      });
      return rows;
    } catch (error) {
      // The step that makes the ledger has not been applied.
      if (isCode(error, '42P01')) return [];
      throw error;
    }
  }

  /** A step waits at most two seconds for a lock, so that requests never queue up behind it. */
  apply(key: string, step: RenderedStep): Promise<void> {
    return this.applyAll([{ key, steps: [step] }]);
  }

  async applyAll(targets: readonly NewTarget[]): Promise<void> {
    const changes = targets.flatMap(({ key, steps }) =>
      steps.map(
        ({ name, checksum, sql }) =>
          `${sql}\n;insert into ${this.#ledger} (target, step, checksum) values ('${key}', '${name}', '${checksum}');`,
      ),
    );
    try {
      await this.#client.query(
        ['begin;', `set local lock_timeout = '2s';`, ...changes, 'commit;'].join('\n'),
      );
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A connection that is lost cannot be ended in good order, and need not be.
    await this.#client.end().catch(() => undefined);
  }
}
