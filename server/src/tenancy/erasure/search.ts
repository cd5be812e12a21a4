import { isCode } from '#platform/db/index.ts';
import { CELL_COLUMNS, type Cell } from '../model/index.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import { ContextSigner } from '../scope/index.ts';
import type { Needles } from './needles.ts';
import type { Searched, Sought } from './report.ts';
import { searchMySql } from './search-mysql.ts';
import { searchPostgres } from './search-postgres.ts';

/**
 * Looks for what is left of a tenant in the control plane and in the cells it had rows in.
 * @param cells one whose database no longer exists is reported as dropped
 */
export async function search(
  server: PostgresServer,
  needles: Needles,
  cells: Sought['cells'],
): Promise<Searched[]> {
  const searched = [
    await searchPostgres(server.ownerUrl(server.control), 'control plane', needles),
  ];
  for (const cell of cells) searched.push(await searchCell(server, cell, needles));
  return searched;
}

async function searchCell(
  server: PostgresServer,
  { id, name }: Sought['cells'][number],
  needles: Needles,
): Promise<Searched> {
  const place = `cell ${name}`;
  const cell = await asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<Cell>(
      `select ${CELL_COLUMNS} from control.cell where id = $1`,
      [id],
    );
    return rows[0];
  });
  if (!cell) return dropped(place);
  const { engine, ownerUrl } = server.addressOf(cell);
  if (engine === 'mysql') return searchMySql(ownerUrl, place, needles);
  const context = new ContextSigner(server.contextKey(cell.id)).contextOf(needles.tenantId);
  return searchPostgres(ownerUrl, place, needles, context).catch((error: unknown) => {
    if (isCode(error, '3D000')) return dropped(place);
    throw error;
  });
}

const dropped = (place: string): Searched => ({
  place,
  dropped: true,
  tables: 0,
  columns: 0,
  rows: 0,
  found: [],
  others: 0,
});
