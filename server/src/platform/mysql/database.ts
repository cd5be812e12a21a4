import type { FieldPacket, Pool, PoolConnection, PoolOptions, QueryResult } from 'mysql2';
import { AppError } from '#kernel/errors.ts';
import type { SqlDatabase, SqlSession, Step, StepResult } from '#platform/db/index.ts';
import { SESSION_SETTINGS, optionsOf } from './address.ts';
import { MySqlError, isLineLost, translateMySql } from './failure.ts';
import { isInTransaction, toResult } from './rows.ts';

export interface MySqlOptions {
  /** A mysql:// URL with user, password and database. */
  readonly url: string;
  readonly maxConnections: number;
  /** Called with connections lost while idle, for the log; the pool replaces them. */
  readonly onIdleError?: (error: Error) => void;
}

/** Statements one connection keeps prepared; the server has a bound for all of them together. */
const PREPARED_PER_CONNECTION = 400;
/** No connection lives for ever: what a server remembers for it only grows. */
const LIFETIME_MS = 900_000;
const PATIENCE_MS = 1500;
/** What the step is called that ends a unit of work without effect. */
const ROLLBACK = 'rollback';

/** A bounded pool of connections to one database under one login. */
export class MySqlDatabase implements SqlDatabase {
  /** The driver is loaded where there is such a cell, and not with the program. */
  readonly #pool: Promise<Pool>;
  readonly #opened = new WeakMap<PoolConnection, number>();
  readonly #onIdleError: MySqlOptions['onIdleError'];
  #isEnding = false;

  constructor({ url, maxConnections, onIdleError }: MySqlOptions) {
    this.#pool = this.#open({
      ...optionsOf(url),
      connectionLimit: maxConnections,
      maxIdle: Math.max(0, maxConnections - 1),
      idleTimeout: 30_000,
      maxPreparedStatements: PREPARED_PER_CONNECTION,
    });
    this.#onIdleError = onIdleError;
  }

  async #open(options: PoolOptions): Promise<Pool> {
    const { createPool } = await import('mysql2');
    const pool = createPool(options);
    pool.on('connection', (connection) => {
      this.#opened.set(connection, Date.now());
      connection.on('error', (error) => {
        if (!this.#isEnding) this.#onIdleError?.(error);
      });
      // Written before anything that is asked of the connection, which is of no use without them.
      for (const text of SESSION_SETTINGS) {
        connection.query(text, (error) => {
          if (error) connection.destroy();
        });
      }
    });
    return pool;
  }

  async exchange(steps: readonly Step[]): Promise<StepResult[]> {
    const session = await this.session();
    try {
      return await session.exchange(steps);
    } finally {
      session.release();
    }
  }

  /** @throws AppError `unavailable` when no connection is available in time */
  async session(): Promise<MySqlSession> {
    const pool = await this.#pool;
    const { promise, resolve, reject } = Promise.withResolvers<MySqlSession>();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(unreachable(new Error('timeout exceeded when trying to connect')));
    }, PATIENCE_MS);
    pool.getConnection((error, connection) => {
      clearTimeout(timer);
      if (error) reject(translateMySql(error));
      else if (isLate) connection.release();
      else resolve(new MySqlSession(connection, this.#isOld(connection)));
    });
    return promise;
  }

  #isOld(connection: PoolConnection): boolean {
    return Date.now() - (this.#opened.get(connection) ?? 0) > LIFETIME_MS;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnding = true;
    const pool = await this.#pool;
    await new Promise<void>((resolve) => pool.end(() => resolve()));
  }
}

const unreachable = (cause: Error): AppError =>
  new AppError('unavailable', 'The database is temporarily unavailable.', { retryAfter: 2, cause });

/** A separate connection. Exchanges run one after another, in call order. */
export class MySqlSession implements SqlSession {
  readonly #connection: PoolConnection;
  readonly #isOld: boolean;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  #isLost = false;
  /** As the server last said; after a failure it is not known until it says so again. */
  #isIdle = true;
  /** Whether something failed that was not rolled back yet. */
  #hasFailed = false;

  constructor(connection: PoolConnection, isOld: boolean) {
    this.#connection = connection;
    this.#isOld = isOld;
  }

  exchange(steps: readonly Step[]): Promise<StepResult[]> {
    this.#underWay += 1;
    const turn = this.#last.then(() => this.#send(steps)).finally(() => (this.#underWay -= 1));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Back to the pool. One that is lost, busy, inside a transaction or whose last statement failed is
   * destroyed instead: it could carry a tenant's context to the next user of the connection.
   */
  release(): void {
    const isClean = this.#underWay === 0 && this.#isIdle && !this.#isLost;
    if (isClean && !this.#isOld) this.#connection.release();
    else this.#connection.destroy();
  }

  /**
   * As in PostgreSQL, nothing but a rollback is taken after a failure: a deadlock ends the transaction at
   * the server, and what was asked meanwhile would be a transaction, and committed, by itself.
   */
  async #send(steps: readonly Step[]): Promise<StepResult[]> {
    if (steps[0]?.name === ROLLBACK) this.#hasFailed = false;
    if (this.#hasFailed) throw new MySqlError(new Error('an earlier statement failed'), '25P02');
    const results: StepResult[] = [];
    for (const step of steps) results.push(await this.#run(step));
    return results;
  }

  #run({ text, values }: Step): Promise<StepResult> {
    const { promise, resolve, reject } = Promise.withResolvers<StepResult>();
    const onAnswer = (error: Error | null, answer: QueryResult, fields: FieldPacket[]): void => {
      if (error) {
        this.#isIdle = false;
        this.#hasFailed = true;
        this.#isLost ||= isLineLost(error);
        reject(translateMySql(error));
        return;
      }
      this.#isIdle = !(isInTransaction(answer) ?? !this.#isIdle);
      resolve(toResult(answer, fields));
    };
    this.#connection.execute(text(), values.map(bindable), onAnswer);
    return promise;
  }
}

type Bindable = string | number | boolean | Buffer | null;

/**
 * Everything else travels as text, as to PostgreSQL, and what PostgreSQL refuses is refused: a NUL in a
 * text could never be moved there.
 */
function bindable(value: unknown): Bindable {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.includes('\0') ? refuseNul() : value;
  if (typeof value === 'number' || typeof value === 'boolean' || Buffer.isBuffer(value))
    return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

function refuseNul(): never {
  throw new MySqlError(new Error('a text holds the character NUL'), '22021');
}
