import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2';
import type { StepResult } from '#platform/db/index.ts';
import { SESSION_SETTINGS, optionsOf } from './address.ts';
import { toMySqlError } from './failure.ts';
import { type Flavour, flavourOf } from './flavour.ts';
import { toResult } from './rows.ts';

/** How long a server may take to let a connection go. */
const PATIENCE_MS = 2000;

/** A separate connection for building, migrating and checking; never for requests. */
export class MySqlConnection implements AsyncDisposable {
  readonly #driver: Connection;

  constructor(driver: Connection) {
    this.#driver = driver;
    // Lost while nothing is asked of it: the next question fails and tells. Unheard, it would end the process.
    driver.on('error', () => undefined);
  }

  /**
   * One statement as it stands, with `?` for each value.
   * @throws MySqlError what the server said
   */
  query(text: string, values: readonly unknown[] = []): Promise<StepResult> {
    return new Promise((resolve, reject) => {
      this.#driver.query(text, [...values], (error, answer, fields) => {
        if (error) reject(toMySqlError(error));
        else resolve(toResult(answer, Array.isArray(fields) ? fields : undefined));
      });
    });
  }

  /** The rows of one statement. */
  async rows<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.query(text, values)).rows as R[];
  }

  async version(): Promise<{ text: string; flavour: Flavour }> {
    const [row] = await this.rows<{ version: string }>('select version() as version');
    const text = row?.version ?? '';
    return { text, flavour: flavourOf(text) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // One that is lost cannot be ended in good order, and need not be; one that never came to be does not
    // even answer that it is lost.
    if (this.#driver.state === 'authenticated')
      await Promise.race([this.#end(), delay(PATIENCE_MS, undefined, { ref: false })]);
    this.#driver.destroy();
  }

  #end(): Promise<void> {
    return this.query('do 0').then(
      () => new Promise<void>((resolve) => this.#driver.end(() => resolve())),
      () => undefined,
    );
  }
}

/** @param url mysql://, with or without a database */
export async function openMySql(url: string): Promise<MySqlConnection> {
  const options = optionsOf(url);
  const { createConnection } = await import('mysql2');
  const connection = new MySqlConnection(createConnection(options));
  try {
    for (const setting of SESSION_SETTINGS) await connection.query(setting);
    return connection;
  } catch (error) {
    await connection[Symbol.asyncDispose]();
    throw error;
  }
}

/** One connection for as long as `work` takes. */
export async function withMySql<T>(
  url: string,
  work: (connection: MySqlConnection) => Promise<T>,
): Promise<T> {
  await using connection = await openMySql(url);
  return await work(connection);
}
