import { baseTable } from '../../model/index.ts';
import { type Column, type Table, vacated } from '../table.ts';

/**
 * The statements transfer needs in MySQL and MariaDB, on the tables behind the views: each names the
 * tenant itself, as its first value. Names come from the catalog and are quoted.
 */

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
const list = (names: readonly string[]): string => names.map(quote).join(', ');
const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');
const tableNamed = ({ name }: Table): string => quote(baseTable(name));

/** Which rows are meant: those of the tenant, and of these keys when there are any. */
const keyed = (table: Table, count: number): string => {
  const one = table.key.length === 1 ? '?' : `(${marks(table.key.length)})`;
  return `tenant_id = ? and (${list(table.key)}) in (${Array.from({ length: count }, () => one).join(', ')})`;
};

/** Values: tenant, then for each beginning of the key the values up to there. */
export function page(table: Table, isFirst: boolean, limit: number): string {
  // The same as comparing the keys as rows, in the form that finds its way through the index.
  const behind = table.key.map((name, at) =>
    [...table.key.slice(0, at).map((k) => `${quote(k)} = ?`), `${quote(name)} > ?`].join(' and '),
  );
  const from = isFirst ? '' : ` and (${behind.map((part) => `(${part})`).join(' or ')})`;
  return `select ${selected(table)} from ${tableNamed(table)}
           where tenant_id = ?${from} order by ${list(table.key)} limit ${limit}`;
}

/** Values: tenant, keys one after the other. */
export const rows = (table: Table, count: number): string =>
  `select ${selected(table)} from ${tableNamed(table)} where ${keyed(table, count)}`;

export const countAll = (table: Table): string =>
  `select count(*) as count from ${tableNamed(table)} where tenant_id = ?`;

/** Values: tenant, keys one after the other when there are any. */
export function checksum(
  table: Table,
  columns: readonly Column[],
  keys: number | undefined,
): string {
  const text = columns.length === 0 ? `''` : `concat(${columns.map(measured).join(', ')})`;
  const where = keys === undefined ? 'tenant_id = ?' : keyed(table, keys);
  return `select count(*) as count,
                 cast(coalesce(sum(cast(conv(substr(md5(${text}), 1, 15), 16, 10) as unsigned)), 0) as char) as sum
            from ${tableNamed(table)} where ${where}`;
}

/** Values: tenant and the row's own, row after row. */
export const insert = (table: Table, columns: readonly string[], count: number): string => {
  const sent = columns.map((name) => mark(table, name)).join(', ');
  const values = Array.from({ length: count }, () => `(?, ${sent})`).join(', ');
  return `insert into ${tableNamed(table)} (tenant_id, ${list(columns)}) values ${values}`;
};

/** Added to an insert whose rows are all there: it changes them. */
export function orChange(table: Table, columns: readonly string[]): string {
  const changed = columns.filter((name) => !table.key.includes(name));
  const names = changed.length === 0 ? table.key.slice(0, 1) : changed;
  const set = names.map((name) => `${quote(name)} = values(${quote(name)})`);
  return ` on duplicate key update ${set.join(', ')}`;
}

/** Values: the new ones, tenant, key. */
export const update = (table: Table, columns: readonly string[]): string =>
  `update ${tableNamed(table)} set ${columns.map((name) => `${quote(name)} = ?`).join(', ')}
    where ${keyed(table, 1)}`;

/** Values: tenant, keys one after the other. @returns undefined for a table without unique values */
export function vacate(table: Table, count: number): string | undefined {
  const key = `concat_ws(' ', ${list(table.key)})`;
  const set = vacated(table).map(({ name, nullable, kind }) => {
    const value = nullable ? 'null' : kind === 'text' ? key : `-cast(crc32(${key}) >> 1 as signed)`;
    return `${quote(name)} = ${value}`;
  });
  if (set.length === 0) return undefined;
  return `update ${tableNamed(table)} set ${set.join(', ')} where ${keyed(table, count)}`;
}

/** Values: tenant, keys one after the other. */
export const remove = (table: Table, count: number): string =>
  `delete from ${tableNamed(table)} where ${keyed(table, count)}`;

/** References of the table to itself go first: the server looks at them row by row. Values: tenant. */
export const clear = (table: Table): string[] => [
  ...(table.selfReferences.length === 0
    ? []
    : [
        `update ${tableNamed(table)} set ${table.selfReferences.map((name) => `${quote(name)} = null`).join(', ')}
          where tenant_id = ?`,
      ]),
  `delete from ${tableNamed(table)} where tenant_id = ?`,
];

const kindIn = (table: Table, name: string): Column['kind'] => {
  const column = table.columns.find((c) => c.name === name);
  if (!column) throw new Error(`the table ${table.name} has no column "${name}" here`);
  return column.kind;
};

const mark = (table: Table, name: string): string =>
  kindIn(table, name) === 'bytes' ? 'unhex(?)' : '?';

/** The columns as they travel; the driver writes dates, numbers and booleans the way a Row has them. */
const selected = (table: Table): string =>
  table.columns
    .map(({ name, kind }) => {
      const column = quote(name);
      if (kind === 'decimal') return `cast(${column} as char) as ${column}`;
      if (kind === 'bytes') return `lower(hex(${column})) as ${column}`;
      return column;
    })
    .join(', ');

/** A column's part of the text that is digested (digest.ts says how it is made), byte by byte. */
function measured({ name, kind }: Column): string {
  const text = textOf(quote(name), kind);
  return `coalesce(concat(octet_length(${text}), ':', ${text}), '-')`;
}

function textOf(column: string, kind: Column['kind']): string {
  if (kind === 'boolean') return `case ${column} when 1 then 'true' when 0 then 'false' end`;
  if (kind === 'bytes') return `lower(hex(${column}))`;
  if (kind === 'date') return `date_format(${column}, '%Y-%m-%d')`;
  return kind === 'integer' || kind === 'decimal'
    ? `cast(${column} as char)`
    : `cast(${column} as binary)`;
}
