import { createConnection, type Connection } from 'mysql2';
import type { StepResult } from '#platform/db/index.ts';
import { SESSION_SETTINGS, optionsOf } from './address.ts';
import { translateMySql } from './failure.ts';
import { toResult } from './rows.ts';

/** A connection of one's own for building, migrating and looking; never for requests. */
export class MySqlConnection {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** One statement as it stands, with `?` for each value. */
  query(text: string, values: readonly unknown[] = []): Promise<StepResult> {
    return new Promise((resolve, reject) => {
      this.#connection.query(text, [...values], (error, answer, fields) => {
        if (error) reject(translateMySql(error) as Error);
        else resolve(toResult(answer, Array.isArray(fields) ? fields : undefined));
      });
    });
  }

  /** The rows of one statement. */
  async rows<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.query(text, values)).rows as R[];
  }
}

/** One connection for as long as `work` takes. @param url mysql://, with or without a database */
export async function withMySql<T>(
  url: string,
  work: (connection: MySqlConnection) => Promise<T>,
): Promise<T> {
  const driver = createConnection(optionsOf(url));
  // Lost while nothing is asked of it: the next question fails and tells. Unheard, it would end the process.
  driver.on('error', () => undefined);
  const connection = new MySqlConnection(driver);
  try {
    for (const setting of SESSION_SETTINGS) await connection.query(setting);
    const answer = await work(connection);
    await new Promise<void>((resolve) => driver.end(() => resolve()));
    return answer;
  } finally {
    driver.destroy();
  }
}
