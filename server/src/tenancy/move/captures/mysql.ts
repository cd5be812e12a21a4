import { setTimeout as delay } from 'node:timers/promises';
import { isLockTimeout } from '#platform/db/index.ts';
import { type MySqlConnection, openMySql } from '#platform/mysql/index.ts';
import { baseTable } from '../../cells/base-table.ts';
import type { Column, Key, Place, Snapshot, Table } from '../../transfer/index.ts';
import { type Captured, type Captures, distinct } from './captures.ts';

/** A definition waits in whole seconds, and others behind it; how often we try. */
const LOCK_SECONDS = 1;
const ATTEMPTS = 60;

const EVENTS = { insert: ['new'], update: ['old', 'new'], delete: ['old'] } as const;

export async function openMySqlCaptures(place: Place): Promise<Captures> {
  return new MySqlCaptures(await openMySql(place.ownerUrl), place);
}

/**
 * Triggers on the tables behind the views, conditioned on the tenant; they run as the cell's owner. What
 * a foreign key removes fires no triggers here, and need not: removing the row it referred to at the
 * target removes the same rows there.
 */
class MySqlCaptures implements Captures {
  readonly #connection: MySqlConnection;
  readonly #place: Place;
  /** What everything of these captures is called. */
  readonly #name: string;

  constructor(connection: MySqlConnection, place: Place) {
    this.#connection = connection;
    this.#place = place;
    this.#name = `capture_${place.tenantId.replaceAll('-', '')}`;
  }

  get #table(): string {
    return `platform_${this.#name}`;
  }

  async start(tables: readonly Table[]): Promise<void> {
    await this.stop();
    await this.#connection.query(
      `create table ${this.#table} (number bigint not null auto_increment primary key,
         table_name varchar(64) not null, row_key mediumtext not null) default character set utf8mb4`,
    );
    for (const [i, table] of tables.entries())
      for (const event of ['insert', 'update', 'delete'] as const)
        await this.#patiently(this.#triggerFor(table, i, event));
  }

  async read(snapshot: Snapshot): Promise<Captured> {
    const rows = await snapshot.query<{ number: string; table_name: string; row_key: string }>(
      `select cast(number as char) as number, table_name, row_key from ${this.#table} order by ${this.#table}.number`,
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

  async forget(numbers: readonly string[]): Promise<void> {
    const SOME = 5000;
    for (let start = 0; start < numbers.length; start += SOME)
      await this.#connection.query(`delete from ${this.#table} where number in (?)`, [
        numbers.slice(start, start + SOME),
      ]);
  }

  async stop(): Promise<void> {
    const triggers = await this.#connection.rows<{ name: string }>(
      `select trigger_name as name from information_schema.triggers
        where trigger_schema = database() and trigger_name like ?`,
      [`${this.#name}%`],
    );
    for (const { name } of triggers) await this.#patiently(`drop trigger if exists \`${name}\``);
    await this.#patiently(`drop table if exists ${this.#table}`);
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
                insert into ${this.#table} (table_name, row_key) values ('${table.name}', ${key(row)});
              end if;`;
    });
    return `create trigger ${this.#name}_${i}_${event} after ${event} on ${baseTable(table.name)}
            for each row begin ${notes.join('\n')} end`;
  }

  /** One definition, waiting for others only a moment at a time. */
  async #patiently(definition: string): Promise<void> {
    await this.#connection.query(`set session lock_wait_timeout = ${LOCK_SECONDS}`);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#connection.query(definition);
        return;
      } catch (error) {
        if (!isLockTimeout(error) || attempt === ATTEMPTS) throw error;
        await delay(300 * (1 + Math.random()));
      }
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
