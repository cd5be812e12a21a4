import type pg from 'pg';
import type { MySqlConnection } from '#platform/mysql/index.ts';
import { identifier } from '../server/index.ts';
import { parentsFirst } from '../transfer/index.ts';

/**
 * Rows that stay when a tenant is erased: its id alone, so that it is never given again, a late write is
 * still turned away, and what was erased can be shown.
 */
const TOMBSTONES = new Set([
  'control.tenant',
  'control.erasure',
  'platform.fence',
  'platform_fence',
]);

interface Found {
  readonly name: string;
  readonly parents: string[];
  readonly by: 'tenant_id' | 'target';
}

/**
 * Removes what a schema of the platform's own keeps of a tenant: in every table with a `tenant_id`, or
 * with a `target` that names tenants in a ledger. The catalog is asked, so a new table is not forgotten.
 */
export async function removeRows(
  client: pg.ClientBase,
  schema: 'control' | 'platform',
  tenantId: string,
): Promise<void> {
  const { rows } = await client.query<Found>(
    `select c.relname as name, a.attname as by,
            array(select p.relname::text from pg_catalog.pg_constraint f
                    join pg_catalog.pg_class p on p.oid = f.confrelid
                   where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
       from pg_catalog.pg_class c
       join pg_catalog.pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p')
        and ((a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype)
          or (a.attname = 'target' and a.atttypid = 'text'::regtype))`,
    [schema],
  );
  for (const { name, by } of parentsFirst(rows).toReversed()) {
    if (TOMBSTONES.has(`${schema}.${name}`)) continue;
    const value = by === 'target' ? `tenant:${tenantId}` : tenantId;
    await client.query(`delete from ${identifier(schema)}.${identifier(name)} where ${by} = $1`, [
      value,
    ]);
  }
}

/** The same for the tables of the platform's own in a cell on MySQL or MariaDB. */
export async function removeRowsMySql(owner: MySqlConnection, tenantId: string): Promise<void> {
  const found = await owner.rows<{ name: string; by: string }>(
    `select c.table_name as name, c.column_name as \`by\`
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = database() and t.table_type = 'BASE TABLE'
        and c.table_name like 'platform\\_%' and c.column_name in ('tenant_id', 'target')`,
  );
  for (const { name, by } of found) {
    if (TOMBSTONES.has(name)) continue;
    const value = by === 'target' ? `tenant:${tenantId}` : tenantId;
    await owner.query(`delete from \`${name}\` where ${by} = ?`, [value]);
  }
}
