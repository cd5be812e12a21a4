import { withMySql } from '#platform/mysql/index.ts';
import type { PostgresServer, TenantRecord } from '#tenancy/index.ts';
import { ask, terminate } from './connections.ts';

/** The owner's view of a tenant's cell, past every wall, on either engine. */

/**
 * One statement on a connection of its own.
 * @param texts what to say to each engine
 */
export function askOwner<R = Record<string, unknown>>(
  server: PostgresServer,
  { placement: { cell } }: TenantRecord,
  texts: { readonly postgres: string; readonly mysql: string },
): Promise<R[]> {
  const { ownerUrl } = server.addressOf(cell);
  if (cell.engine === 'mysql') return withMySql(ownerUrl, (owner) => owner.rows<R>(texts.mysql));
  return ask<R>(ownerUrl, texts.postgres);
}

/** Kills the app's connections to a tenant's cell. @param name what they are called on PostgreSQL */
export async function killConnections(
  server: PostgresServer,
  { placement: { cell } }: TenantRecord,
  name: string,
): Promise<void> {
  const { ownerUrl } = server.addressOf(cell);
  if (cell.engine !== 'mysql') return void (await terminate(ownerUrl, name));
  await withMySql(ownerUrl, async (owner) => {
    const found = await owner.rows<{ id: number }>(
      'select id from information_schema.processlist where db = ? and user = ?',
      [cell.database, server.appRole],
    );
    for (const { id } of found) await owner.query(`kill ${id}`).catch(() => undefined);
  });
}
