import pg from 'pg';
import { Pipeline, type Step, type StepResult } from './pipeline.ts';
import { isStalePlan, translateFailure } from './failure.ts';
import { AffinityPool } from './affinity-pool.ts';
import { connectionOf } from './pooler.ts';
import { typeParsers } from './types.ts';

export interface DatabaseOptions {
  /** A postgres:// URL with user and password; with `?pgbouncer=true` no backend is relied on to stay. */
  readonly url: string;
  readonly maxConnections: number;
  /** Whether those who come again should meet the connection they had; see affinity-pool.ts. */
  readonly hasAffinity?: boolean;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Called with connections lost while idle, for the log; the pool replaces them. */
  readonly onIdleError?: (error: Error) => void;
}

/** How long anyone waits for a connection. */
const PATIENCE_MS = 1500;

/** A bounded pool of connections to one database under one login. */
export class Database implements AsyncDisposable {
  /** All connections, or the first of many when each is a separate pool. */
  readonly pool: pg.Pool;
  readonly #pools: readonly pg.Pool[];
  readonly #affinity: AffinityPool | undefined;
  readonly #keepsStatements: boolean;

  constructor(options: DatabaseOptions) {
    const { url, isPooled } = connectionOf(options.url);
    this.#keepsStatements = !isPooled;
    const { maxConnections, hasAffinity = false } = options;
    this.#pools = hasAffinity
      ? Array.from({ length: maxConnections }, () => this.#open(url, 1, options))
      : [this.#open(url, maxConnections, options)];
    this.#affinity = hasAffinity ? new AffinityPool(this.#pools, PATIENCE_MS) : undefined;
    this.pool = this.#pools[0] as pg.Pool;
  }

  #open(url: string, max: number, options: DatabaseOptions): pg.Pool {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      application_name: options.name,
      connectionTimeoutMillis: PATIENCE_MS,
      idleTimeoutMillis: 30_000,
      types: typeParsers,
      // Catalogue memory of a backend grows with every schema it has touched, so none lives for ever.
      maxLifetimeSeconds: 900,
    });
    pool.on('error', (error: Error & { client?: unknown }) => {
      // The pool hangs the connection on it, with all that is known about the server.
      delete error.client;
      if (!pool.ending) options.onIdleError?.(error);
    });
    // The pool listens only while a connection is idle. A connection lost while in use fails its query; without a
    // listener, the event itself would end the process.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }

  /**
   * One message, one answer: the steps run in one implicit transaction.
   * @param affinityKey whose statements they are, so that they meet the connection that has them prepared
   * @throws AppError `unavailable` when the database is gone; otherwise what the server said
   */
  async exchange(steps: readonly Step[], affinityKey?: string): Promise<StepResult[]> {
    const session = await this.session(affinityKey);
    try {
      return await session.exchange(steps);
    } finally {
      session.release();
    }
  }

  /** A separate connection, for several exchanges in one transaction. Always release it. */
  async session(affinityKey?: string): Promise<DatabaseSession> {
    try {
      const client = await (affinityKey !== undefined && this.#affinity
        ? this.#affinity.connect(affinityKey)
        : this.pool.connect());
      return new DatabaseSession(client, this.#keepsStatements);
    } catch (error) {
      throw translateFailure(error);
    }
  }

  /** Runs SQL text as it stands; for migrations and the self-check, never for requests. */
  async script(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    return this.pool.query(text, values);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}

/** pg keeps the status that the server gave with its last answer. */
type Client = pg.PoolClient & { getTransactionStatus(): string | null };

/** A separate connection. Exchanges run one after another, in call order. */
export class DatabaseSession {
  readonly #client: Client;
  readonly #keepsStatements: boolean;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  #isLost = false;

  constructor(client: pg.PoolClient, keepsStatements: boolean) {
    this.#client = client as Client;
    this.#keepsStatements = keepsStatements;
  }

  /**
   * @throws AppError `unavailable` when the database is gone, busy or too slow; otherwise what the server said
   */
  exchange(steps: readonly Step[]): Promise<StepResult[]> {
    this.#underWay += 1;
    const turn = this.#last.then(() => this.#send(steps)).finally(() => (this.#underWay -= 1));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Back to the pool; a connection that is lost, busy or inside a transaction is destroyed instead, never handed on. */
  release(): void {
    const isIdle = this.#underWay === 0 && this.#client.getTransactionStatus() === 'I';
    this.#client.release(this.#isLost || !isIdle);
  }

  async #send(steps: readonly Step[]): Promise<StepResult[]> {
    try {
      return await this.#attempt(steps);
    } catch (error) {
      // Outside a transaction a failed message has left nothing behind, so it can be sent again as it was.
      if (isStalePlan(error) && this.#client.getTransactionStatus() === 'I')
        return this.#attempt(steps);
      throw error;
    }
  }

  async #attempt(steps: readonly Step[]): Promise<StepResult[]> {
    const pipeline = new Pipeline(steps, this.#keepsStatements);
    try {
      this.#client.query(pipeline);
      return await pipeline.done;
    } catch (error) {
      this.#isLost ||= (error as { severity?: string }).severity !== 'ERROR';
      throw translateFailure(error);
    }
  }
}
