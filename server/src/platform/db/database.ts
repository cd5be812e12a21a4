import pg from 'pg';
import { Pipeline, type Step, type StepResult } from './pipeline.ts';
import { translateFailure } from './failure.ts';
import { typeParsers } from './types.ts';

export interface DatabaseOptions {
  /** A postgres:// URL with user and password. */
  readonly url: string;
  readonly maxConnections: number;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Hears of connections lost while idle; nothing else needs doing, the pool replaces them. */
  readonly onIdleError?: (error: Error) => void;
}

/** A bounded pool of connections to one database under one login. */
export class Database implements AsyncDisposable {
  readonly pool: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.maxConnections,
      application_name: options.name,
      connectionTimeoutMillis: 1500,
      idleTimeoutMillis: 30_000,
      types: typeParsers,
      // Catalogue memory of a backend grows with every schema it has touched, so none lives for ever.
      maxLifetimeSeconds: 900,
    });
    this.pool.on('error', (error) => options.onIdleError?.(error));
  }

  /**
   * One message, one answer: the steps run in one implicit transaction.
   * @throws AppError `unavailable` when the database is gone; otherwise what the server said
   */
  async exchange(steps: readonly Step[]): Promise<StepResult[]> {
    const session = await this.session();
    try {
      return await session.exchange(steps);
    } finally {
      session.release();
    }
  }

  /** A connection of one's own, for several exchanges in one transaction. Release it in any case. */
  async session(): Promise<Session> {
    try {
      return new Session(await this.pool.connect());
    } catch (error) {
      throw translateFailure(error);
    }
  }

  /** Runs SQL text as it stands; for migrations and the self-check, never for requests. */
  async script(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    return this.pool.query(text, values);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
  }
}

export class Session {
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async exchange(steps: readonly Step[]): Promise<StepResult[]> {
    try {
      return await this.#client.query(new Pipeline(steps)).done;
    } catch (error) {
      throw translateFailure(error);
    }
  }

  /** Back to the pool; a connection still inside a transaction is destroyed instead, never handed on. */
  release(): void {
    const status = (
      this.#client as pg.PoolClient & { getTransactionStatus(): string | null }
    ).getTransactionStatus();
    this.#client.release(status !== 'I');
  }
}
