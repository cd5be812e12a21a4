import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { isLockTimeout, openConnection } from '#platform/db/index.ts';
import type { Column, Key, RowsLocation, RowsSnapshot, Table } from '../../transfer/index.ts';
import { neverPaused } from '../too-busy.ts';
import { type Captured, type Captures, distinct } from './captures.ts';

/** How long others may have to wait behind us for a table, and how long we go on trying. */
const LOCK_MS = 150;
const PATIENCE_MS = 60_000;

const quote = pg.escapeIdentifier;

export async function openPostgresCaptures(place: RowsLocation): Promise<Captures> {
  return new PostgresCaptures(await openConnection(place.ownerUrl, 'taskforce capture'), place);
}

/**
 * Triggers on the tenant's tables that write keys into a table beside them. In shared tables a condition
 * keeps them from doing anything for others. The functions run as the cell's owner, since the app login
 * may not touch what they write to, and no one may call them.
 */
class PostgresCaptures implements Captures {
  readonly #client: pg.Client;
  readonly #place: RowsLocation;
  /** What everything of these captures is called, in the schema `platform`. */
  readonly #name: string;

  constructor(client: pg.Client, place: RowsLocation) {
    this.#client = client;
    this.#place = place;
    this.#name = `capture_${place.tenantId.replaceAll('-', '')}`;
  }

  async start(tables: readonly Table[]): Promise<void> {
    await this.stop();
    await this.#client.query(`begin;
      create table platform.${this.#name} (
        number bigint generated always as identity (start with ${firstNumber()}) primary key, table_name text not null, key json not null);
      revoke all on platform.${this.#name} from public;
      ${tables.map((table, i) => this.#functionFor(table, i)).join('\n')}
      commit`);
    for (const [i, table] of tables.entries()) await this.#patiently(this.#triggersFor(table, i));
  }

  async read(snapshot: RowsSnapshot): Promise<Captured> {
    const rows = await snapshot.query<{ number: string; table_name: string; key: Key }>(
      `select number::text, table_name, key from platform.${this.#name} order by number`,
    );
    const byTable = Map.groupBy(rows, (row) => row.table_name);
    return {
      numbers: rows.map((row) => row.number),
      keys: new Map(
        [...byTable].map(([name, noted]) => [name, distinct(noted.map((row) => row.key))]),
      ),
    };
  }

  async forget(numbers: readonly string[]): Promise<void> {
    if (numbers.length === 0) return;
    await this.#client.query(
      `delete from platform.${this.#name} where number = any ($1::bigint[])`,
      [numbers],
    );
  }

  async stop(): Promise<void> {
    const { rows: triggers } = await this.#client.query<{ name: string; table: string }>(
      `select t.tgname as name, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as table
         from pg_catalog.pg_trigger t
         join pg_catalog.pg_class c on c.oid = t.tgrelid
         join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where t.tgname in ($1, $2)`,
      [`${this.#name}_written`, `${this.#name}_removed`],
    );
    const byTable = Map.groupBy(triggers, ({ table }) => table);
    for (const [table, all] of byTable) {
      await this.#patiently(
        all.map(({ name }) => `drop trigger if exists ${quote(name)} on ${table};`).join('\n'),
      );
    }
    const { rows: functions } = await this.#client.query<{ name: string }>(
      `select proname as name from pg_catalog.pg_proc
        where pronamespace = 'platform'::regnamespace and pg_catalog.starts_with(proname, $1)`,
      [`${this.#name}_`],
    );
    for (const { name } of functions)
      await this.#client.query(`drop function if exists platform.${quote(name)}()`);
    await this.#client.query(`drop table if exists platform.${this.#name}`);
  }

  #functionFor(table: Table, i: number): string {
    const columns = table.columns.filter(({ name }) => table.key.includes(name));
    const insert = (row: 'old' | 'new'): string =>
      `insert into platform.${this.#name} (table_name, key)
       values (${pg.escapeLiteral(table.name)}, pg_catalog.json_build_object(${columns.map((column) => `${pg.escapeLiteral(column.name)}, ${travelling(column, row)}`).join(', ')}));`;
    const key = (row: 'old' | 'new'): string =>
      columns.map(({ name }) => `${row}.${quote(name)}`).join(', ');
    return `
      create function platform.${this.#name}_${i}() returns trigger
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
      begin
        if tg_op <> 'INSERT' then ${insert('old')} end if;
        if tg_op = 'INSERT' then ${insert('new')}
        elsif tg_op = 'UPDATE' and (${key('old')}) is distinct from (${key('new')}) then ${insert('new')} end if;
        return null;
      end $body$;
      revoke all on function platform.${this.#name}_${i}() from public;`;
  }

  #triggersFor(table: Table, i: number): string {
    const on = `${quote(this.#place.namespace)}.${quote(table.name)}`;
    const own = (row: 'old' | 'new'): string =>
      this.#place.kind === 'shared'
        ? `when (${row}.tenant_id = ${pg.escapeLiteral(this.#place.tenantId)}::uuid)`
        : '';
    const body = `execute function platform.${this.#name}_${i}()`;
    return `
      create trigger ${this.#name}_written after insert or update on ${on} for each row ${own('new')} ${body};
      create trigger ${this.#name}_removed after delete on ${on} for each row ${own('old')} ${body};`;
  }

  /** Runs definitions in one transaction, waiting for others only a moment at a time. */
  async #patiently(definitions: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        await this.#client.query(
          `begin; set local lock_timeout = '${LOCK_MS}ms'; ${definitions} commit`,
        );
        return;
      } catch (error) {
        await this.#client.query('rollback').catch(() => undefined);
        if (!isLockTimeout(error)) throw error;
        if (performance.now() > deadline) throw neverPaused();
        await delay(LOCK_MS * (1 + Math.random()));
      }
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#client.end();
  }
}

/**
 * Above all numbers of earlier captures of the tenant: a mover that was cut off from the control plane may
 * still tell to forget some of its own.
 */
const firstNumber = (): number => Date.now() * 1000;

/** A key's column in the transfer format, whatever its JSON form. */
function travelling({ name, kind }: Column, row: 'old' | 'new'): string {
  const column = `${row}.${quote(name)}`;
  if (kind === 'bytes') return `pg_catalog.encode(${column}, 'hex')`;
  if (kind === 'decimal') return `${column}::pg_catalog.text`;
  if (kind === 'timestamp')
    return `pg_catalog.to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return column;
}
