import type pg from 'pg';
import { newId } from '#kernel/ids.ts';
import {
  loadSteps,
  type MigratorSession,
  recordEntries,
  recordSteps,
  type StepSource,
} from '../migrations/index.ts';
import { type Cell, CELL_COLUMNS, type Isolation } from '../model/index.ts';
import type { PostgresServer } from '../server/index.ts';
import {
  type BuiltSchema,
  buildCell,
  buildReadySchema,
  buildReadySchemas,
  buildSharedTables,
} from './build.ts';
import { engineOf } from './engine.ts';

/** How many tenants one cell of a kind takes (a backend's catalogue memory bounds the schemas). */
const CAPACITY: Record<Isolation, number> = { shared: 100_000, schema: 500, dedicated: 1 };

/** A new cell. Without `dsn` it is on the deployment's own server. */
export type CellSpec = Pick<Cell, 'name' | 'kind' | 'database'> &
  Partial<Pick<Cell, 'engine' | 'dsn' | 'poolerDsn' | 'replicaDsn'>> & {
    readonly capacity?: number | undefined;
    readonly weight?: number | undefined;
  };

/**
 * Enters a cell into the control plane; it takes no one until it is opened.
 * @param control the owner's connection to the control plane
 * @returns the cell of that name, which may have been there before
 */
export async function enterCell(control: pg.ClientBase, spec: CellSpec): Promise<Cell> {
  const { name, kind, database, engine = 'postgres' } = spec;
  const { dsn = null, poolerDsn = null, replicaDsn = null } = spec;
  const { capacity = CAPACITY[kind], weight = 100 } = spec;
  await control.query(
    `insert into control.cell
       (id, name, kind, database, engine, dsn, pooler_dsn, replica_dsn, capacity, weight, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'building')
     on conflict (name) do nothing`,
    [newId(), name, kind, database, engine, dsn, poolerDsn, replicaDsn, capacity, weight],
  );
  const { rows } = await control.query<Cell>(
    `select ${CELL_COLUMNS} from control.cell where name = $1`,
    [name],
  );
  return rows[0] as Cell;
}

/** Builds a cell on its server, or brings it up to date; safe to repeat after a crash half-way. */
export async function raiseCell(
  server: PostgresServer,
  control: pg.ClientBase,
  cell: Cell,
  source: StepSource = loadSteps,
): Promise<void> {
  await engineOf(cell).prepare(server, cell);
  await recordSteps(control, `cell:${cell.id}`, await buildCell(server, cell, source));
  if (cell.kind !== 'shared') return;
  await recordSteps(control, `shared:${cell.id}`, await buildSharedTables(server, cell, source));
}

/** Lets tenants into a cell that has been built. */
export async function openCell(control: pg.ClientBase, cell: Cell): Promise<void> {
  await control.query(
    `update control.cell set state = 'open' where id = $1 and state = 'building'`,
    [cell.id],
  );
}

/** Makes sure a cell of this name exists, is built and has been opened. */
export async function ensureCell(
  server: PostgresServer,
  control: pg.ClientBase,
  spec: CellSpec,
  source: StepSource = loadSteps,
): Promise<Cell> {
  const cell = await enterCell(control, spec);
  await raiseCell(server, control, cell, source);
  await openCell(control, cell);
  return cell;
}

/** Builds a schema in a cell and offers it for the next sign-up. */
export async function addReadySchema(
  server: PostgresServer,
  control: pg.ClientBase,
  cell: Cell,
): Promise<void> {
  await offer(control, cell, [await buildReadySchema(server, cell)]);
}

/** Builds so many at once, on a connection to the cell that is open. */
export async function addReadySchemas(
  server: PostgresServer,
  control: pg.ClientBase,
  cell: Cell,
  session: MigratorSession,
  count: number,
): Promise<void> {
  await offer(control, cell, await buildReadySchemas(server, cell, session, count));
}

/** The ledger comes first: a schema that lacks a step there is claimed by no one. */
async function offer(
  control: pg.ClientBase,
  cell: Cell,
  built: readonly BuiltSchema[],
): Promise<void> {
  await recordEntries(
    control,
    built.flatMap(({ tenantId, steps }) =>
      steps.map((step) => ({ target: `tenant:${tenantId}`, step })),
    ),
  );
  await control.query(
    `insert into control.ready_schema (tenant_id, cell_id, namespace)
     select b.tenant_id, $1, b.namespace from unnest($2::uuid[], $3::text[]) as b (tenant_id, namespace)`,
    [cell.id, built.map(({ tenantId }) => tenantId), built.map(({ namespace }) => namespace)],
  );
}

/** A cell for one tenant: a dedicated database with one ready schema. */
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
