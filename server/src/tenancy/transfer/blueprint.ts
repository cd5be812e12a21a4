import { type Cell, CELL_COLUMNS, SHARED_NAMESPACE } from '../model/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { openPlace, placeOf } from './place.ts';
import type { Table } from './table.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The tables a tenant has in this version, wherever it will be put: those of a shared cell. */
export async function currentTables(server: PostgresServer): Promise<readonly Table[]> {
  const cell = await asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<Cell>(
      `select ${CELL_COLUMNS} from control.cell where kind = 'shared' and engine = 'postgres' order by name limit 1`,
    );
    return rows[0];
  });
  if (!cell) throw new Error('there is no shared cell to take the tables from');
  const placement = { cell, namespace: SHARED_NAMESPACE, epoch: 1 };
  await using store = await openPlace(placeOf(server, { id: NOBODY, placement }));
  return store.tables;
}
