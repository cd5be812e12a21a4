import { createHash } from 'node:crypto';
import pg from 'pg';
import { withMySql } from '#platform/mysql/index.ts';
import type { PostgresServer, TenantRecord } from '#tenancy/index.ts';

/** The rows of one table, one text each. */
type Rows = readonly [table: string, rows: readonly string[]];

/** A digest of every row a tenant has, read by the owner past every wall. */
export async function fingerprintOf(server: PostgresServer, tenant: TenantRecord): Promise<string> {
  const { cell, namespace } = tenant.placement;
  const url = server.addressOf(cell).ownerUrl;
  const isShared = tenant.isolation === 'shared';
  const tables =
    cell.engine === 'mysql'
      ? await rowsOnMySql(url, tenant.id)
      : await rowsOnPostgres(url, namespace, isShared ? tenant.id : undefined);
  const digest = createHash('sha256');
  for (const [table, rows] of tables) digest.update(`${table}\n${rows.join('\n')}\n`);
  return digest.digest('hex');
}

async function rowsOnPostgres(
  url: string,
  namespace: string,
  tenantId: string | undefined,
): Promise<Rows[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = $1 order by 1`,
      [namespace],
    );
    const own = tenantId === undefined ? '' : `where tenant_id = '${tenantId}'`;
    const found: Rows[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select x::text as row from ${namespace}.${name} x ${own} order by 1`,
      );
      found.push([name, rows.map(({ row }) => row)]);
    }
    return found;
  } finally {
    await client.end();
  }
}

const rowsOnMySql = (url: string, tenantId: string): Promise<Rows[]> =>
  withMySql(url, async (owner) => {
    const tables = await owner.rows<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = database() and table_name like 'base\\_%' order by 1`,
    );
    if (tables.length === 0) throw new Error('the cell has no tables');
    const found: Rows[] = [];
    for (const { name } of tables) {
      const rows = await owner.rows(`select * from ${name} where tenant_id = ?`, [tenantId]);
      found.push([name, rows.map((row) => JSON.stringify(row)).toSorted()]);
    }
    return found;
  });
