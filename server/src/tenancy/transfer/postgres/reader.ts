import type pg from 'pg';
import type { Checksum, Key, Place, Row, Snapshot } from '../store.ts';
import type { Table } from '../table.ts';
import { Sql } from './sql.ts';

/** Reads inside a transaction that somebody else opened and will end. */
export class Reader implements Snapshot {
  protected readonly client: pg.Client;
  protected readonly sql: Sql;

  constructor(client: pg.Client, place: Place) {
    this.client = client;
    this.sql = new Sql(place);
  }

  page(table: Table, after: Key | undefined, limit: number): Promise<Row[]> {
    const values = after ? table.key.map((name) => after[name]) : [];
    return this.query(this.sql.page(table, !after, limit), values);
  }

  async rows(table: Table, keys: readonly Key[]): Promise<Row[]> {
    return this.query(this.sql.rows(table), [JSON.stringify(keys)]);
  }

  async count(table: Table): Promise<number> {
    const [found] = await this.query<{ count: number }>(this.sql.count(table));
    return found?.count ?? 0;
  }

  async checksum(
    table: Table,
    { keys, columns }: { keys?: readonly Key[]; columns?: readonly string[] } = {},
  ): Promise<Checksum> {
    const counted = table.columns.filter(({ name }) => columns?.includes(name) ?? true);
    const text = this.sql.checksum(table, counted, keys !== undefined);
    const [found] = await this.query<Checksum>(text, keys ? [JSON.stringify(keys)] : []);
    return found as Checksum;
  }

  async query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.client.query(text, [...values])).rows as R[];
  }
}
