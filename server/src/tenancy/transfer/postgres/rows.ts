import type pg from 'pg';
import { batches } from '../batches.ts';
import type { Primitives } from '../change.ts';
import type { Checksum, Key, RowsLocation, Row } from '../store.ts';
import type { Table } from '../table.ts';
import { Sql } from './sql.ts';

/** A tenant's rows inside a transaction that someone else opened and will end. */
export class PostgresRows implements Primitives {
  readonly #client: pg.Client;
  readonly #sql: Sql;

  constructor(client: pg.Client, place: RowsLocation) {
    this.#client = client;
    this.#sql = new Sql(place);
  }

  page(table: Table, after: Key | undefined, limit: number): Promise<Row[]> {
    const values = after ? table.key.map((name) => after[name]) : [];
    return this.query(this.#sql.page(table, !after, limit), values);
  }

  async rows(table: Table, keys: readonly Key[]): Promise<Row[]> {
    return this.query(this.#sql.rows(table), [JSON.stringify(keys)]);
  }

  async count(table: Table): Promise<number> {
    const [found] = await this.query<{ count: number }>(this.#sql.count(table));
    return found?.count ?? 0;
  }

  async checksum(
    table: Table,
    { keys, columns }: { keys?: readonly Key[]; columns?: readonly string[] } = {},
  ): Promise<Checksum> {
    const counted = table.columns.filter(({ name }) => columns?.includes(name) ?? true);
    const text = this.#sql.checksum(table, counted, keys !== undefined);
    const [found] = await this.query<Checksum>(text, keys ? [JSON.stringify(keys)] : []);
    return found as Checksum;
  }

  async query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.#client.query(text, [...values])).rows as R[];
  }

  async write(table: Table, rows: readonly Row[]): Promise<void> {
    for (const batch of batches(rows)) {
      const columns = Object.keys(batch[0] ?? {});
      await this.query(this.#sql.upsert(table, columns), [JSON.stringify(batch)]);
    }
  }

  async refer(table: Table, rows: readonly Row[]): Promise<void> {
    const statement = this.#sql.update(table, table.selfReferences);
    for (const batch of batches(rows)) await this.query(statement, [JSON.stringify(batch)]);
  }

  async vacate(table: Table, keys: readonly Key[]): Promise<void> {
    const statement = this.#sql.vacate(table);
    if (!statement) return;
    for (const batch of batches(keys)) await this.query(statement, [JSON.stringify(batch)]);
  }

  async delete(table: Table, keys: readonly Key[]): Promise<void> {
    const statement = this.#sql.remove(table);
    for (const batch of batches(keys)) await this.query(statement, [JSON.stringify(batch)]);
  }

  async clear(tables: readonly Table[]): Promise<void> {
    for (const statement of this.#sql.clear(tables)) await this.query(statement);
  }
}
