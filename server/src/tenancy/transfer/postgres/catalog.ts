import type pg from 'pg';
import { type ColumnKind, type Table, kindOf, parentsFirst } from '../table.ts';

/** Types that mean the same in every engine, by PostgreSQL's own names. */
const KINDS = new Map<string, ColumnKind>([
  ['text', 'text'],
  ['varchar', 'text'],
  ['uuid', 'uuid'],
  ['int2', 'integer'],
  ['int4', 'integer'],
  ['int8', 'integer'],
  ['numeric', 'decimal'],
  ['bool', 'boolean'],
  ['timestamptz', 'timestamp'],
  ['date', 'date'],
  ['bytea', 'bytes'],
]);

/** Filled in by tenancy in the shared layout; no part of a row as it travels. */
const TENANT = 'tenant_id';

interface Found {
  readonly name: string;
  readonly columns: {
    name: string;
    type: string;
    sql_type: string;
    nullable: boolean;
    has_default: boolean;
  }[];
  readonly primary_key: string[] | null;
  readonly uniques: string[][] | null;
  readonly references: { to: string; columns: string[] }[] | null;
}

/**
 * The tables of a schema, parents first; without those whose comment says that they are derived: triggers
 * fill them wherever the rows come that they follow from.
 * @throws Error for a table that cannot be carried, and why
 */
export async function readTables(client: pg.ClientBase, namespace: string): Promise<Table[]> {
  const { rows } = await client.query<Found>(
    `select t.relname as name,
            (select json_agg(json_build_object('name', a.attname, 'type', y.typname,
                      'sql_type', pg_catalog.format_type(a.atttypid, a.atttypmod),
                      'nullable', not a.attnotnull, 'has_default', a.atthasdef) order by a.attname collate "C")
               from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
              where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            (select json_agg(a.attname order by k.at)
               from pg_catalog.pg_index i, unnest(i.indkey) with ordinality k (num, at), pg_catalog.pg_attribute a
              where i.indrelid = t.oid and i.indisprimary and a.attrelid = t.oid and a.attnum = k.num) as primary_key,
            (select json_agg((select json_agg(a.attname order by k.at)
                                from unnest(i.indkey) with ordinality k (num, at), pg_catalog.pg_attribute a
                               where a.attrelid = t.oid and a.attnum = k.num))
               from pg_catalog.pg_index i
              where i.indrelid = t.oid and i.indisunique and not i.indisprimary) as uniques,
            (select json_agg(json_build_object('to', p.relname,
                      'columns', (select json_agg(a.attname) from pg_catalog.pg_attribute a
                                   where a.attrelid = t.oid and a.attnum = any (f.conkey))))
               from pg_catalog.pg_constraint f join pg_catalog.pg_class p on p.oid = f.confrelid
              where f.conrelid = t.oid and f.contype = 'f') as "references"
       from pg_catalog.pg_class t
      where t.relnamespace = to_regnamespace($1) and t.relkind in ('r', 'p')
        and pg_catalog.obj_description(t.oid, 'pg_class') is distinct from 'derived'`,
    [namespace],
  );
  if (rows.length === 0) throw new Error(`the schema ${namespace} has no tables`);
  return parentsFirst(rows.map(toTable));
}

function toTable(found: Found): Table {
  const withoutTenant = (names: readonly string[]): string[] =>
    names.filter((name) => name !== TENANT);
  if (!found.primary_key) throw new Error(`the table ${found.name} has no primary key`);
  const references = found.references ?? [];
  return {
    name: found.name,
    columns: found.columns
      .filter(({ name }) => name !== TENANT)
      .map(({ name, type, sql_type, nullable, has_default }) => ({
        name,
        kind: kindOf(KINDS, found.name, name, type),
        type: sql_type,
        nullable,
        hasDefault: has_default,
      })),
    key: withoutTenant(found.primary_key),
    selfReferences: references
      .filter(({ to }) => to === found.name)
      .flatMap(({ columns }) => withoutTenant(columns)),
    parents: references.map(({ to }) => to).filter((to) => to !== found.name),
    uniques: (found.uniques ?? []).map(withoutTenant),
  };
}
