import type pg from 'pg';
import { newId } from '#kernel/ids.ts';
import { recordSteps } from '../migrations/ledger.ts';
import { CELL_COLUMNS, type Cell } from '../cells/cell.ts';
import type { Isolation } from '../registry/index.ts';
import type { PostgresServer } from '../server.ts';
import { buildCell, buildReadySchema, buildSharedTables } from './build.ts';
import { ensureDatabase } from './owner.ts';

/** How many tenants one cell of a kind takes (a backend's catalogue memory bounds the schemas). */
const CAPACITY: Record<Isolation, number> = { shared: 100_000, schema: 500, dedicated: 1 };

interface CellSpec {
  readonly name: string;
  readonly kind: Isolation;
  readonly database: string;
}

/**
 * Makes sure a cell of this name exists and is built; safe to repeat after a crash half-way.
 * @param control the owner's connection to the control plane
 */
export async function ensureCell(
  server: PostgresServer,
  control: pg.ClientBase,
  spec: CellSpec,
): Promise<Cell> {
  await control.query(
    `insert into control.cell (id, name, kind, database, capacity) values ($1, $2, $3, $4, $5)
     on conflict (name) do nothing`,
    [newId(), spec.name, spec.kind, spec.database, CAPACITY[spec.kind]],
  );
  const { rows } = await control.query<Cell>(
    `select ${CELL_COLUMNS} from control.cell where name = $1`,
    [spec.name],
  );
  const cell = rows[0] as Cell;
  await ensureDatabase(server, cell.database, server.control);
  await recordSteps(control, `cell:${cell.id}`, await buildCell(server, cell));
  if (cell.kind === 'shared') {
    await recordSteps(control, `shared:${cell.id}`, await buildSharedTables(server, cell));
  }
  return cell;
}

/** Builds a schema in a cell and offers it for the next sign-up. */
export async function addReadySchema(
  server: PostgresServer,
  control: pg.ClientBase,
  cell: Cell,
): Promise<void> {
  const { tenantId, namespace, steps } = await buildReadySchema(server, cell);
  await recordSteps(control, `tenant:${tenantId}`, steps);
  await control.query(
    'insert into control.ready_schema (tenant_id, cell_id, namespace) values ($1, $2, $3)',
    [tenantId, cell.id, namespace],
  );
}

/** A cell for one tenant: a database of its own with one ready schema. */
export async function addDedicatedCell(
  server: PostgresServer,
  control: pg.ClientBase,
): Promise<void> {
  const suffix = BigInt(`0x${newId().replaceAll('-', '')}`).toString(36);
  const spec: CellSpec = {
    name: `dedicated-${suffix}`,
    kind: 'dedicated',
    database: `${server.control}_d_${suffix}`,
  };
  await addReadySchema(server, control, await ensureCell(server, control, spec));
}

/**
 * An open schema cell with room for one more, the emptiest first; a further one is added when all are
 * full, by one process at a time. Schemas being built at this moment are not counted: the capacity
 * bounds a backend's memory and may be passed by a few.
 */
export async function schemaCellWithRoom(
  server: PostgresServer,
  control: pg.ClientBase,
): Promise<Cell> {
  const known = await findRoom(control);
  if (known) return known;
  const lock = `hashtext('taskforce cells ' || current_database())`;
  await control.query(`select pg_advisory_lock(${lock})`);
  try {
    return (await findRoom(control)) ?? (await addSchemaCell(server, control));
  } finally {
    await control.query(`select pg_advisory_unlock(${lock})`);
  }
}

async function findRoom(control: pg.ClientBase): Promise<Cell | undefined> {
  const { rows } = await control.query<Cell>(
    `select ${CELL_COLUMNS}
       from control.cell c
      where c.kind = 'schema' and c.state = 'open'
        and exists (select 1 from control.migration m where m.target = 'cell:' || c.id)
        and c.tenants + (select count(*) from control.ready_schema r where r.cell_id = c.id) < c.capacity
      order by c.tenants::float / c.capacity, c.name limit 1`,
  );
  return rows[0];
}

/** Takes up the cell whose building a crash cut off, if there is one. */
async function addSchemaCell(server: PostgresServer, control: pg.ClientBase): Promise<Cell> {
  const { rows } = await control.query<CellSpec>(
    `select c.name, c.kind, c.database from control.cell c
      where c.kind = 'schema' and not exists (select 1 from control.migration m where m.target = 'cell:' || c.id)
      limit 1`,
  );
  if (rows[0]) return ensureCell(server, control, rows[0]);
  const { rows: count } = await control.query<{ n: number }>(
    `select count(*)::int + 1 as n from control.cell where kind = 'schema'`,
  );
  const n = count[0]?.n;
  const database = `${server.control}_schema_${n}`;
  return ensureCell(server, control, { name: `schema-${n}`, kind: 'schema', database });
}
