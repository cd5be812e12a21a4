import pg from 'pg';
import type { RowsLocation } from '../store.ts';
import { type Column, type Table, vacated } from '../table.ts';

/** The statements transfer needs, for one place. Names come from the catalog and are quoted; values are parameters. */

const quote = pg.escapeIdentifier;
const list = (names: readonly string[], prefix = ''): string =>
  names.map((name) => prefix + quote(name)).join(', ');

export class Sql {
  readonly #place: RowsLocation;

  constructor(place: RowsLocation) {
    this.#place = place;
  }

  table({ name }: Table): string {
    return `${quote(this.#place.namespace)}.${quote(name)}`;
  }

  /** Which rows are the tenant's. In a shared table the id is checked by us as well as by its policy. */
  #own(prefix = ''): string {
    return this.#place.kind === 'shared'
      ? `${prefix}tenant_id = ${pg.escapeLiteral(this.#place.tenantId)}::uuid`
      : 'true';
  }

  /** Values: the key to begin behind, if there is one. */
  page(table: Table, isFirst: boolean, limit: number): string {
    const key = list(table.key);
    const types = new Map(table.columns.map(({ name, type }) => [name, type]));
    const marks = table.key.map((name, i) => `$${i + 1}::${types.get(name)}`).join(', ');
    return `select ${selected(table)} from ${this.table(table)} t
             where ${this.#own()}${isFirst ? '' : ` and (${key}) > (${marks})`}
             order by ${key} limit ${limit}`;
  }

  /** Values: the keys, as a JSON array. */
  rows(table: Table): string {
    return `select ${selected(table)} from ${this.#keyed(table)}`;
  }

  /** Values: the keys, as a JSON array, when only their rows count. */
  checksum(table: Table, columns: readonly Column[], isKeyed: boolean): string {
    const text = columns.map(measured).join(' || ') || `''`;
    const from = isKeyed ? this.#keyed(table) : `${this.table(table)} t where ${this.#own()}`;
    return `select count(*)::int as count,
                   coalesce(sum(('x' || substr(md5(${text}), 1, 15))::bit(60)::int8), 0)::text as sum
              from ${from}`;
  }

  count(table: Table): string {
    return `select count(*)::int as count from ${this.table(table)} where ${this.#own()}`;
  }

  /**
   * References of the table to itself are written as null. Values: the rows, as a JSON array.
   * @param columns those the rows have, the key among them
   */
  upsert(table: Table, columns: readonly string[]): string {
    const isShared = this.#place.kind === 'shared';
    const tenant = isShared ? 'tenant_id, ' : '';
    const id = isShared ? `${pg.escapeLiteral(this.#place.tenantId)}::uuid, ` : '';
    const changed = columns.filter((name) => !table.key.includes(name));
    const action =
      changed.length === 0
        ? 'nothing'
        : `update set ${changed.map((name) => `${quote(name)} = excluded.${quote(name)}`).join(', ')}`;
    return `insert into ${this.table(table)} (${tenant}${list(columns)})
            select ${id}${columns.map((name) => firstSent(table, name)).join(', ')} from ${this.#sent(table)}
            on conflict (${tenant}${list(table.key)}) do ${action}`;
  }

  /** Sets some columns of rows that are there. Values: keys with the new values, as a JSON array. */
  update(table: Table, columns: readonly string[]): string {
    const set = columns.map((name) => `${quote(name)} = ${sent(table, name)}`).join(', ');
    return `update ${this.table(table)} t set ${set} from ${this.#sent(table)}
             where ${this.#own('t.')} and ${matched(table)}`;
  }

  /**
   * Makes rows let go of the values that must be unique, for the moment. Values: the keys, as a JSON array.
   * @returns undefined for a table without such values
   */
  vacate(table: Table): string | undefined {
    const key = table.key.map((name) => `t.${quote(name)}::text`).join(` || ' ' || `);
    const set = vacated(table).map(({ name, nullable, kind }) => {
      const value = nullable ? 'null' : kind === 'text' ? key : `-abs(hashtext(${key}))`;
      return `${quote(name)} = ${value}`;
    });
    if (set.length === 0) return undefined;
    return `update ${this.table(table)} t set ${set.join(', ')} from ${this.#sent(table)}
             where ${this.#own('t.')} and ${matched(table)}`;
  }

  /** Values: the keys, as a JSON array. */
  remove(table: Table): string {
    return `delete from ${this.table(table)} t using ${this.#sent(table)}
             where ${this.#own('t.')} and ${matched(table)}`;
  }

  /**
   * Removes every row; in a schema of the tenant's own all tables at once, without looking at any row, and
   * with them the derived ones that refer to them.
   */
  clear(tables: readonly Table[]): string[] {
    if (this.#place.kind === 'schema')
      return [`truncate ${tables.map((table) => this.table(table)).join(', ')} cascade`];
    return tables
      .toReversed()
      .map((table) => `delete from ${this.table(table)} where ${this.#own()}`);
  }

  #keyed(table: Table): string {
    return `${this.table(table)} t join ${this.#sent(table)} on ${matched(table)} where ${this.#own('t.')}`;
  }

  /** The JSON array in the first parameter as rows `r` of this table's types. */
  #sent(table: Table): string {
    return `json_populate_recordset(null::${this.table(table)}, $1) r`;
  }
}

const matched = (table: Table): string =>
  table.key.map((name) => `t.${quote(name)} = r.${quote(name)}`).join(' and ');

/** Bytes travel as hex, which the type itself would take for text. */
function sent(table: Table, name: string): string {
  const column = table.columns.find((c) => c.name === name);
  if (!column) throw new Error(`the table ${table.name} has no column "${name}" here`);
  return column.kind === 'bytes'
    ? `decode(encode(r.${quote(name)}, 'escape'), 'hex')`
    : `r.${quote(name)}`;
}

const firstSent = (table: Table, name: string): string =>
  table.selfReferences.includes(name) ? 'null' : sent(table, name);

/** The columns as they travel; the driver writes times, numbers and booleans the way a Row has them. */
const selected = (table: Table): string =>
  table.columns
    .map(({ name, kind }) => {
      const column = `t.${quote(name)}`;
      if (kind === 'decimal') return `${column}::text as ${quote(name)}`;
      if (kind === 'bytes') return `encode(${column}, 'hex') as ${quote(name)}`;
      return column;
    })
    .join(', ');

/** A column's part of the text that is digested (digest.ts says how it is made). */
function measured({ name, kind }: Column): string {
  const column = `t.${quote(name)}`;
  const known = FIXED[kind];
  if (known) return `coalesce('${known.length}:' || ${known.text(column)}, '-')`;
  const text =
    kind === 'text' ? column : kind === 'bytes' ? `encode(${column}, 'hex')` : `${column}::text`;
  return `coalesce(octet_length(${text}) || ':' || ${text}, '-')`;
}

/** Kinds whose text is always of one length. */
const FIXED: Partial<Record<Column['kind'], { length: number; text: (column: string) => string }>> =
  {
    uuid: { length: 36, text: (column) => `${column}::text` },
    date: { length: 10, text: (column) => `to_char(${column}, 'YYYY-MM-DD')` },
    timestamp: {
      length: 24,
      text: (column) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    },
  };
