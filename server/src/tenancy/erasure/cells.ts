import { isCode, withConnection } from '#platform/db/index.ts';
import { withMySql } from '#platform/mysql/index.ts';
import { type Cell, CELL_COLUMNS, namespaceOf, SHARED_NAMESPACE } from '../model/index.ts';
import { asCellOwner, asOwner, identifier, type PostgresServer } from '../server/index.ts';
import { openPlace, placeOf } from '../transfer/index.ts';
import { removeRows, removeRowsMySql } from './tables.ts';

/**
 * Removes a tenant's rows from every cell, not only from the one it is placed in: a move keeps what it
 * left for a while, and a crash may have left more. A database that was made for this tenant alone is
 * dropped. Safe to repeat.
 * @param ownCell the cell it is placed in
 */
export async function removeFromCells(
  server: PostgresServer,
  tenantId: string,
  ownCell: string,
): Promise<void> {
  const cells = await asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<Cell>(`select ${CELL_COLUMNS} from control.cell`);
    return rows;
  });
  for (const cell of cells) {
    if (cell.id === ownCell && isMadeForOne(cell)) await dropDatabase(server, cell);
    else await removeFromCell(server, cell, tenantId);
  }
}

/** A database of the deployment's own, made by the product for one tenant; others belong to an operator. */
export const isMadeForOne = (cell: Cell): boolean => cell.kind === 'dedicated' && cell.dsn === null;

async function removeFromCell(server: PostgresServer, cell: Cell, tenantId: string): Promise<void> {
  try {
    if (cell.kind === 'shared') {
      const placement = { cell, namespace: SHARED_NAMESPACE, epoch: 1 };
      await using store = await openPlace(placeOf(server, { id: tenantId, placement }));
      await store.change((writer) => writer.clear());
    }
    if (cell.engine === 'mysql') {
      const { ownerUrl } = server.addressOf(cell);
      await withMySql(ownerUrl, (owner) => removeRowsMySql(owner, tenantId));
      return;
    }
    await asCellOwner(server, cell, async (client) => {
      await client.query(`drop schema if exists ${identifier(namespaceOf(tenantId))} cascade`);
      await removeRows(client, 'platform', tenantId);
    });
  } catch (error) {
    // Where there is no database there is nothing to remove.
    if (!isCode(error, '3D000')) throw error;
  }
}

const dropDatabase = (server: PostgresServer, cell: Cell): Promise<unknown> =>
  withConnection(server.addressOf(cell).maintenanceUrl, 'taskforce owner', (client) =>
    client.query(`drop database if exists ${identifier(cell.database)} with (force)`),
  );
