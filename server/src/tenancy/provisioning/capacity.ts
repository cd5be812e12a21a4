import type pg from 'pg';
import { CELL_COLUMNS, type Cell } from '../model/index.ts';
import { isUsable, type PostgresServer } from '../server/index.ts';
import { type CellSpec, addDedicatedCell, addReadySchema, ensureCell } from './cells.ts';

type Kind = 'shared' | 'schema';

/** A place that is wanted: in a cell of a kind, or in the cell of this name. */
export interface WantedCell {
  readonly kind: Cell['kind'];
  readonly cell?: string | undefined;
}

/**
 * Makes a place for one more tenant: a cell with room, and for a tenant with a schema of its own that
 * schema, built and ready to be claimed.
 * @param control the owner's connection to the control plane, not inside a transaction
 */
export async function ensureCapacity(
  server: PostgresServer,
  control: pg.ClientBase,
  { kind, cell }: WantedCell,
): Promise<void> {
  if (cell !== undefined) {
    const [named] = await cellsWithCapacity(control, kind, cell);
    if (named && kind !== 'shared') await addReadySchema(server, control, named);
  } else if (kind === 'dedicated') {
    await addDedicatedCell(server, control);
  } else {
    const found = await cellWithCapacity(server, control, kind);
    if (kind === 'schema') await addReadySchema(server, control, found);
  }
}

/**
 * An open cell with room for one more, the emptiest for its weight first; when all are full, another is
 * added on the deployment's own server, by one process at a time. Schemas being built at this moment are
 * not counted: the capacity bounds a backend's memory and may be passed by a few.
 */
export async function cellWithCapacity(
  server: PostgresServer,
  control: pg.ClientBase,
  kind: Kind,
): Promise<Cell> {
  const find = async (): Promise<Cell | undefined> =>
    (await cellsWithCapacity(control, kind)).find((cell) => isUsable(server, cell));
  const known = await find();
  if (known) return known;
  const lock = `hashtext('taskforce cells ' || current_database())`;
  await control.query(`select pg_advisory_lock(${lock})`);
  try {
    return (await find()) ?? (await addCell(server, control, kind));
  } finally {
    await control.query(`select pg_advisory_unlock(${lock})`);
  }
}

async function cellsWithCapacity(
  control: pg.ClientBase,
  kind: Cell['kind'],
  name?: string,
): Promise<Cell[]> {
  const { rows } = await control.query<Cell>(
    `select ${CELL_COLUMNS}
       from control.cell c,
            lateral (select c.tenants + count(*) as taken
                       from control.ready_schema r where r.cell_id = c.id) as now
      where c.kind = $1 and c.state = 'open' and now.taken < c.capacity and ($2::text is null or c.name = $2)
      order by now.taken::float / c.weight, c.name limit 20`,
    [kind, name],
  );
  return rows;
}

/** Takes up the cell whose building a crash cut off, if there is one. */
async function addCell(server: PostgresServer, control: pg.ClientBase, kind: Kind): Promise<Cell> {
  const { rows: begun } = await control.query<CellSpec>(
    `select ${CELL_COLUMNS} from control.cell
      where kind = $1 and state = 'building' and dsn is null and name ~ ('^' || $1 || '-\\d+$') limit 1`,
    [kind],
  );
  if (begun[0]) return ensureCell(server, control, begun[0]);
  const { rows: last } = await control.query<{ n: number }>(
    `select coalesce(max(substring(name from '\\d+$')::int), 0) + 1 as n
       from control.cell where name ~ ('^' || $1 || '-\\d{1,8}$')`,
    [kind],
  );
  const n = last[0]?.n;
  const database = `${server.control}_${kind}_${n}`;
  return ensureCell(server, control, { name: `${kind}-${n}`, kind, database });
}
