import type pg from 'pg';
import { CELL_COLUMNS, type Cell } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { type RowsLocation, placeOf } from '../transfer/index.ts';
import type { MoveRecord } from './move-record.ts';

/** Both ends of a move. A cell that has been removed meanwhile is missing. */
export interface Ends {
  readonly from: Cell | undefined;
  readonly to: Cell | undefined;
}

export async function endsOf(control: pg.ClientBase, move: MoveRecord): Promise<Ends> {
  const { rows } = await control.query<Cell>(
    `select ${CELL_COLUMNS} from control.cell where id in ($1, $2)`,
    [move.fromCell, move.toCell],
  );
  return {
    from: rows.find(({ id }) => id === move.fromCell),
    to: rows.find(({ id }) => id === move.toCell),
  };
}

/** A tenant's rows in one cell, whether or not it is placed there. */
export const placeIn = (
  server: PostgresServer,
  cell: Cell,
  tenantId: string,
  namespace: string,
): RowsLocation => placeOf(server, { id: tenantId, placement: { cell, namespace, epoch: 0 } });
