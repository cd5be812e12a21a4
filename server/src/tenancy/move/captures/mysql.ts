import { setTimeout as delay } from 'node:timers/promises';
import { isCode, isLockTimeout } from '#platform/db/index.ts';
import { type MySqlConnection, openMySql } from '#platform/mysql/index.ts';
import { baseTable } from '../../model/index.ts';
import type { Column, Key, RowsLocation, RowsSnapshot, Table } from '../../transfer/index.ts';
import { neverPaused } from '../too-busy.ts';
import { type Captured, type Captures, distinct } from './captures.ts';

/** A definition waits in whole seconds, and others behind it; how long we go on trying. */
const LOCK_SECONDS = 1;
const PATIENCE_MS = 60_000;
const DEADLOCK = '40P01';
/** Longer than MariaDB's clock takes from one tick to the next. */
const GRAIN_MS = 25;
/** Notes removed in one statement. */
const FORGOTTEN = 5000;

/** One for all moves of a cell, and it stays: prepared statements remember it longer than the triggers live. */
const TABLE = 'platform_capture';

const EVENTS = { insert: ['new'], update: ['old', 'new'], delete: ['old'] } as const;

export async function openMySqlCaptures(place: RowsLocation): Promise<Captures> {
  return new MySqlCaptures(await openMySql(place.ownerUrl), place);
}

/**
 * Triggers on the tables behind the views, conditioned on the tenant; they run as the cell's owner. What
 * a foreign key removes fires no triggers here, and need not: removing the row it referred to at the
 * target removes the same rows there.
 */
class MySqlCaptures implements Captures {
  readonly #connection: MySqlConnection;
  readonly #place: RowsLocation;
  /** What the triggers' names begin with. */
  readonly #name: string;

  constructor(connection: MySqlConnection, place: RowsLocation) {
    this.#connection = connection;
    this.#place = place;
    this.#name = `capture_${place.tenantId.replaceAll('-', '')}`;
  }

  async start(tables: readonly Table[]): Promise<void> {
    await this.stop();
    await this.#connection.query(
      `create table if not exists ${TABLE} (
         number bigint not null auto_increment primary key,
         tenant_id char(36) character set ascii collate ascii_bin not null,
         table_name varchar(64) not null, row_key mediumtext not null,
         key (tenant_id, number)) default character set utf8mb4`,
    );
    for (const [i, table] of tables.entries()) await this.#begin(table, i);
  }

  async read(snapshot: RowsSnapshot): Promise<Captured> {
    const rows = await snapshot.query<{ number: string; table_name: string; row_key: string }>(
      `select cast(c.number as char) as number, c.table_name, c.row_key from ${TABLE} c
        where c.tenant_id = ? order by c.number`,
      [this.#place.tenantId],
    );
    const byTable = Map.groupBy(rows, (row) => row.table_name);
    return {
      numbers: rows.map((row) => row.number),
      keys: new Map(
        [...byTable].map(([name, noted]) => [
          name,
          distinct(noted.map((row) => JSON.parse(row.row_key) as Key)),
        ]),
      ),
    };
  }

  /**
   * One by one by their key. Given a list, or a tenant, that makes up most of the table the server reads
   * all of it, hints or not: it waits for each row that is not committed yet, and as long as people write
   * there is always another.
   */
  async forget(numbers: readonly string[]): Promise<void> {
    for (let start = 0; start < numbers.length; start += FORGOTTEN)
      await this.#connection.query(
        `delete c from json_table(?, '$[*]' columns (number bigint path '$')) as n
           straight_join ${TABLE} as c force index (primary) on c.number = n.number`,
        [JSON.stringify(numbers.slice(start, start + FORGOTTEN))],
      );
  }

  async stop(): Promise<void> {
    const triggers = await this.#connection.rows<{ name: string }>(
      `select trigger_name as name from information_schema.triggers
        where trigger_schema = database() and trigger_name like ?`,
      [`${this.#name}%`],
    );
    for (const { name } of triggers)
      await this.#patiently(() => this.#connection.query(`drop trigger if exists \`${name}\``));
    if (!(await this.#hasTable())) return;
    const left = await this.#connection.rows<{ number: string }>(
      `select cast(number as char) as number from ${TABLE} where tenant_id = ?`,
      [this.#place.tenantId],
    );
    await this.forget(left.map(({ number }) => number));
  }

  /**
   * MariaDB tells by the hundredth of a second whether a prepared statement is older than a trigger. One
   * that is taken for younger would run the trigger without its table and fail; so no one has been able to
   * prepare anything on the table for longer than that when its first trigger comes. Changing the table
   * would have them all prepared again, but waits, under this lock, for those who write to what refers to it.
   */
  async #begin(table: Table, i: number): Promise<void> {
    const base = baseTable(table.name);
    await this.#patiently(async () => {
      // This table alone: to wait for another with it would be a deadlock with those who write to both.
      await this.#connection.query(`lock tables ${base} write`);
      await delay(GRAIN_MS);
      for (const event of ['insert', 'update', 'delete'] as const) {
        await this.#connection.query(`drop trigger if exists ${this.#triggerName(i, event)}`);
        await this.#connection.query(this.#triggerFor(table, i, event));
      }
    });
  }

  async #hasTable(): Promise<boolean> {
    const found = await this.#connection.rows(
      `select 1 from information_schema.tables where table_schema = database() and table_name = ?`,
      [TABLE],
    );
    return found.length > 0;
  }

  #triggerName(i: number, event: string): string {
    return `${this.#name}_${i}_${event}`;
  }

  #triggerFor(table: Table, i: number, event: keyof typeof EVENTS): string {
    const columns = table.columns.filter(({ name }) => table.key.includes(name));
    const key = (row: string): string =>
      `json_object(${columns.map((column) => `'${column.name}', ${travelling(column, row)}`).join(', ')})`;
    const notes = EVENTS[event].map((row) => {
      const isMoved = columns
        .map(({ name }) => `new.\`${name}\` <=> old.\`${name}\``)
        .join(' and ');
      // The key seldom changes; then the row is another one, and the old one gone.
      const also = event === 'update' && row === 'new' ? ` and not (${isMoved})` : '';
      return `if ${row}.tenant_id = '${this.#place.tenantId}'${also} then
                insert into ${TABLE} (tenant_id, table_name, row_key)
                values ('${this.#place.tenantId}', '${table.name}', ${key(row)});
              end if;`;
    });
    return `create trigger ${this.#triggerName(i, event)} after ${event} on ${baseTable(table.name)}
            for each row begin ${notes.join('\n')} end`;
  }

  /** Definitions of one table, waiting for others only a moment at a time. */
  async #patiently(define: () => Promise<unknown>): Promise<void> {
    await this.#connection.query(`set session lock_wait_timeout = ${LOCK_SECONDS}`);
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        await define();
        return;
      } catch (error) {
        const isBusy = isLockTimeout(error) || isCode(error, DEADLOCK);
        if (!isBusy) throw error;
        if (performance.now() > deadline) throw neverPaused();
      } finally {
        await this.#connection.query('unlock tables');
      }
      await delay(300 * (1 + Math.random()));
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#connection[Symbol.asyncDispose]();
  }
}

/** A key's column the way rows travel; times are kept as the text they travel as. */
function travelling({ name, kind }: Column, row: string): string {
  const column = `${row}.\`${name}\``;
  if (kind === 'bytes') return `lower(hex(${column}))`;
  if (kind === 'decimal' || kind === 'date') return `cast(${column} as char)`;
  return column;
}
