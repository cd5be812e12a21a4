import pg from 'pg';
import { typeParsers } from '#platform/db/index.ts';
import type { RowsLocation, RowsSnapshot, Store, Writer } from '../store.ts';
import { RowChange } from '../change.ts';
import type { Table } from '../table.ts';
import { readTables } from './catalog.ts';
import { PostgresRows } from './rows.ts';

/** Opens a tenant's rows in a PostgreSQL cell, whatever its layout. */
export async function openPostgres(place: RowsLocation): Promise<Store> {
  const client = new pg.Client({
    connectionString: place.ownerUrl,
    application_name: 'taskforce transfer',
    types: typeParsers,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Times arrive as text in the session's zone; a copy may take as long as it takes.
    await client.query(`set timezone = 'UTC'; set statement_timeout = 0; set search_path = ''`);
    const tables = await readTables(client, place.namespace);
    return new PostgresStore(client, place, tables);
  } catch (error) {
    await client.end();
    throw error;
  }
}

class PostgresStore implements Store {
  readonly tables: readonly Table[];
  readonly #client: pg.Client;
  readonly #place: RowsLocation;

  constructor(client: pg.Client, place: RowsLocation, tables: readonly Table[]) {
    this.#client = client;
    this.#place = place;
    this.tables = tables;
  }

  snapshot<T>(work: (snapshot: RowsSnapshot) => Promise<T>): Promise<T> {
    const reader = new PostgresRows(this.#client, this.#place);
    return this.#transaction('begin isolation level repeatable read read only', () => work(reader));
  }

  change<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const writer = new RowChange(new PostgresRows(this.#client, this.#place), this.tables);
    return this.#transaction('begin', async () => {
      const answer = await work(writer);
      await writer.settle();
      return answer;
    });
  }

  async #transaction<T>(begin: string, work: () => Promise<T>): Promise<T> {
    await this.#client.query(begin);
    try {
      // The context's expiry is compared with the transaction's beginning, so it holds however long this takes.
      await this.#client.query(`select set_config('taskforce.context', $1, true)`, [
        this.#place.context(),
      ]);
      const answer = await work();
      await this.#client.query('commit');
      return answer;
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#client.end();
  }
}
