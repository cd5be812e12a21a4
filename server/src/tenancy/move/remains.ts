import pg from 'pg';
import { isCode, isLockTimeout, withConnection } from '#platform/db/index.ts';
import type { Cell } from '../model/index.ts';
import { asCellOwner, type PostgresServer } from '../server/index.ts';
import { openPlace } from '../transfer/index.ts';
import { placeIn } from './places.ts';

/** Whether a cell was made for its one tenant and goes with it; others belong to an operator. */
export const isMadeForOne = ({ kind, dsn }: Cell): boolean => kind === 'dedicated' && dsn === null;

const ATTEMPTS = 30;

/** Removes the rows of a tenant from a cell it is not in: its schema, or its rows among those of others. */
export async function removeRows(
  server: PostgresServer,
  cell: Cell,
  tenantId: string,
  namespace: string,
): Promise<void> {
  if (cell.kind === 'shared') {
    await using store = await openPlace(placeIn(server, cell, tenantId, namespace));
    await store.change((writer) => writer.clear());
    return;
  }
  await asCellOwner(server, cell, async (client) => {
    for (let attempt = 1; ; attempt++) {
      try {
        // Together: what the ledger says of a schema that is gone would keep it from being built again.
        await client.query(
          `begin; set local lock_timeout = '2s';
           drop schema if exists ${pg.escapeIdentifier(namespace)} cascade;
           delete from platform.migration where target = ${pg.escapeLiteral(`tenant:${tenantId}`)}; commit`,
        );
        return;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        if (!isLockTimeout(error) || attempt === ATTEMPTS) throw error;
      }
    }
  });
}

/**
 * Removes everything of a tenant from a cell it is not in, and the cell too when it was made for it. Its
 * row at the fence stays: without one the fence would be open to processes with an old placement.
 */
export async function removeRemains(
  server: PostgresServer,
  control: pg.ClientBase,
  cell: Cell,
  { tenantId, namespace }: { tenantId: string; namespace: string },
): Promise<void> {
  if (isMadeForOne(cell)) return removeCell(server, control, cell);
  return removeRows(server, cell, tenantId, namespace);
}

async function removeCell(
  server: PostgresServer,
  control: pg.ClientBase,
  cell: Cell,
): Promise<void> {
  // No one is placed in it from here on, so its database is no one's.
  await control.query(`update control.cell set state = 'draining' where id = $1`, [cell.id]);
  await withConnection(server.addressOf(cell).maintenanceUrl, 'taskforce owner', (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(cell.database)} with (force)`),
  ).catch((error: unknown) => {
    if (!isCode(error, '3D000')) throw error;
  });
  await control.query('delete from control.migration where target = $1', [`cell:${cell.id}`]);
  await control.query('delete from control.cell where id = $1', [cell.id]);
}
