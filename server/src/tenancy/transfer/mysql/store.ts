import { type MySqlConnection, openMySql } from '#platform/mysql/index.ts';
import { RowChange } from '../change.ts';
import type { RowsLocation, RowsSnapshot, Store, Writer } from '../store.ts';
import type { Table } from '../table.ts';
import { readTables } from './catalog.ts';
import { MySqlRows } from './rows.ts';

/** Opens a tenant's rows in a cell on MySQL or MariaDB. */
export async function openMySqlPlace(place: RowsLocation): Promise<Store> {
  const connection = await openMySql(place.ownerUrl);
  try {
    return new MySqlStore(connection, place, await readTables(connection));
  } catch (error) {
    await connection[Symbol.asyncDispose]();
    throw error;
  }
}

class MySqlStore implements Store {
  readonly tables: readonly Table[];
  readonly #connection: MySqlConnection;
  readonly #place: RowsLocation;

  constructor(connection: MySqlConnection, place: RowsLocation, tables: readonly Table[]) {
    this.#connection = connection;
    this.#place = place;
    this.tables = tables;
  }

  snapshot<T>(work: (snapshot: RowsSnapshot) => Promise<T>): Promise<T> {
    const rows = new MySqlRows(this.#connection, this.#place);
    return this.#transaction('with consistent snapshot, read only', () => work(rows));
  }

  change<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const writer = new RowChange(new MySqlRows(this.#connection, this.#place), this.tables);
    return this.#transaction('read write', async () => {
      const answer = await work(writer);
      await writer.settle();
      return answer;
    });
  }

  async #transaction<T>(mode: string, work: () => Promise<T>): Promise<T> {
    await this.#connection.query('set transaction isolation level repeatable read');
    await this.#connection.query(`start transaction ${mode}`);
    try {
      const answer = await work();
      await this.#connection.query('commit');
      return answer;
    } catch (error) {
      await this.#connection.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#connection[Symbol.asyncDispose]();
  }
}
