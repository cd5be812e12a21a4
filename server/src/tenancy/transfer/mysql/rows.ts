import { isCode } from '#platform/db/index.ts';
import type { MySqlConnection } from '#platform/mysql/index.ts';
import { batches } from '../batches.ts';
import type { Primitives } from '../change.ts';
import type { Checksum, Key, RowsLocation, Row } from '../store.ts';
import type { Table } from '../table.ts';
import * as sql from './sql.ts';

const UNIQUE = '23505';

/** A tenant's rows inside a transaction that someone else opened and will end. */
export class MySqlRows implements Primitives {
  readonly #connection: MySqlConnection;
  readonly #tenantId: string;

  constructor(connection: MySqlConnection, { tenantId }: RowsLocation) {
    this.#connection = connection;
    this.#tenantId = tenantId;
  }

  page(table: Table, after: Key | undefined, limit: number): Promise<Row[]> {
    const key = after ? keyOf(table, after) : [];
    const behind = key.flatMap((_, at) => key.slice(0, at + 1));
    return this.query(sql.page(table, !after, limit), [this.#tenantId, ...behind]);
  }

  async rows(table: Table, keys: readonly Key[]): Promise<Row[]> {
    const found: Row[] = [];
    for (const batch of keysAtATime(table, keys))
      found.push(
        ...(await this.query<Row>(sql.rows(table, batch.length), this.#keys(table, batch))),
      );
    return found;
  }

  async count(table: Table): Promise<number> {
    const [found] = await this.query<{ count: number }>(sql.countAll(table), [this.#tenantId]);
    return found?.count ?? 0;
  }

  async checksum(
    table: Table,
    { keys, columns }: { keys?: readonly Key[]; columns?: readonly string[] } = {},
  ): Promise<Checksum> {
    const counted = table.columns.filter(({ name }) => columns?.includes(name) ?? true);
    if (!keys) return this.#checksum(sql.checksum(table, counted, undefined), [this.#tenantId]);
    let [count, sum] = [0, 0n];
    for (const batch of keysAtATime(table, keys)) {
      const text = sql.checksum(table, counted, batch.length);
      const part = await this.#checksum(text, this.#keys(table, batch));
      count += part.count;
      sum += BigInt(part.sum);
    }
    return { count, sum: String(sum) };
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.#connection.rows<R>(text, values);
  }

  async write(table: Table, rows: readonly Row[]): Promise<void> {
    for (const batch of batches(rows)) {
      try {
        await this.#insert(table, batch, '');
      } catch (error) {
        if (!isCode(error, UNIQUE)) throw error;
        // Some are there. Changing whatever is in the way would hit another row that has the same unique value.
        const known = new Set((await this.rows(table, batch)).map((row) => markOf(table, row)));
        const isKnown = (row: Row): boolean => known.has(markOf(table, row));
        const columns = Object.keys(batch[0] ?? {});
        await this.#insert(table, batch.filter(isKnown), sql.orChange(table, columns));
        await this.#insert(
          table,
          batch.filter((row) => !isKnown(row)),
          '',
        );
      }
    }
  }

  async refer(table: Table, rows: readonly Row[]): Promise<void> {
    const statement = sql.update(table, table.selfReferences);
    for (const row of rows) {
      const values = table.selfReferences.map((name) => row[name] ?? null);
      await this.query(statement, [...values, this.#tenantId, ...keyOf(table, row)]);
    }
  }

  async vacate(table: Table, keys: readonly Key[]): Promise<void> {
    for (const batch of keysAtATime(table, keys)) {
      const statement = sql.vacate(table, batch.length);
      if (statement) await this.query(statement, this.#keys(table, batch));
    }
  }

  async delete(table: Table, keys: readonly Key[]): Promise<void> {
    for (const batch of keysAtATime(table, keys))
      await this.query(sql.remove(table, batch.length), this.#keys(table, batch));
  }

  async clear(tables: readonly Table[]): Promise<void> {
    for (const table of tables.toReversed())
      for (const statement of sql.clear(table)) await this.query(statement, [this.#tenantId]);
  }

  async #insert(table: Table, rows: readonly Row[], end: string): Promise<void> {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0] ?? {});
    const values = rows.flatMap((row) => [
      this.#tenantId,
      ...columns.map((name) => (table.selfReferences.includes(name) ? null : (row[name] ?? null))),
    ]);
    await this.query(sql.insert(table, columns, rows.length) + end, values);
  }

  async #checksum(text: string, values: readonly unknown[]): Promise<Checksum> {
    const [found] = await this.query<Checksum>(text, values);
    return found as Checksum;
  }

  #keys(table: Table, keys: readonly Key[]): unknown[] {
    return [this.#tenantId, ...keys.flatMap((key) => keyOf(table, key))];
  }
}

/** The server takes the square of their number to plan for keys of several columns: 6 ms for 100, 1.7 s for 2,000. */
const KEYS_OF_SEVERAL_COLUMNS = 64;

const keysAtATime = (table: Table, keys: readonly Key[]): Generator<readonly Key[]> =>
  batches(keys, table.key.length === 1 ? undefined : KEYS_OF_SEVERAL_COLUMNS);

const keyOf = (table: Table, row: Key): unknown[] => table.key.map((name) => row[name]);
const markOf = (table: Table, row: Key): string => JSON.stringify(keyOf(table, row));
