import type pg from 'pg';
import { AppError, invalid } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import {
  type Cell,
  CELL_COLUMNS,
  type Isolation,
  namespaceOf,
  SHARED_NAMESPACE,
} from '../model/index.ts';
import { isUsable, type PostgresServer } from '../server/index.ts';
import { cellWithCapacity, enterCell } from '../provisioning/index.ts';

const KINDS: readonly string[] = ['shared', 'schema', 'dedicated'] satisfies Isolation[];

/** The schema of a tenant's tables in a cell. */
export const namespaceIn = (cell: Pick<Cell, 'kind'>, tenantId: string): string =>
  cell.kind === 'shared' ? SHARED_NAMESPACE : namespaceOf(tenantId);

/**
 * Where a tenant is to go.
 * @param from the cell it is in
 * @param to the name of a cell, or a kind: then the emptiest other cell of that kind
 * @param control the owner's connection, not inside a transaction
 * @throws AppError `invalid` for what does not exist, `conflict` for what takes no one, with the reason
 */
export async function chooseTarget(
  server: PostgresServer,
  control: pg.ClientBase,
  from: Cell,
  to: string,
): Promise<Cell> {
  if (KINDS.includes(to)) return byKind(server, control, from, to as Isolation);
  const [named] = await cells(control, 'where c.name = $1', [to]);
  if (!named)
    throw invalid({
      path: '--to',
      message: `there is no cell "${to}"; name one (taskforce cell list), or a kind: ${KINDS.join(', ')}`,
    });
  assertTakes(server, from, named);
  return named;
}

interface Candidate extends Cell {
  readonly state: string;
  readonly capacity: number;
  /** Tenants, those on their way, and schemas that are ready for others. */
  readonly taken: number;
}

async function byKind(
  server: PostgresServer,
  control: pg.ClientBase,
  from: Cell,
  kind: Isolation,
): Promise<Cell> {
  if (kind === 'dedicated') return newDedicatedCell(server, control);
  const candidates = await cells(
    control,
    `where c.kind = $1 and c.id <> $2 and c.state = 'open'
      order by (c.tenants + coming.n + ready.n)::float / c.weight, c.name`,
    [kind, from.id],
  );
  const free = candidates.find((cell) => cell.taken < cell.capacity && isUsable(server, cell));
  if (free) return free;
  if (kind !== from.kind) return cellWithCapacity(server, control, kind);
  throw new AppError(
    'conflict',
    `No other ${kind} cell has room; add one with taskforce cell add.`,
  );
}

/** A cell for one tenant, only entered so far: preparing the move builds it. */
function newDedicatedCell(server: PostgresServer, control: pg.ClientBase): Promise<Cell> {
  const suffix = BigInt(`0x${newId().replaceAll('-', '')}`).toString(36);
  const database = `${server.control}_d_${suffix}`;
  return enterCell(control, { name: `dedicated-${suffix}`, kind: 'dedicated', database });
}

function assertTakes(server: PostgresServer, from: Cell, cell: Candidate): void {
  const refuse = (why: string): AppError =>
    new AppError('conflict', `The cell ${cell.name} ${why}.`);
  if (cell.id === from.id) throw refuse('already holds the workspace');
  if (cell.state !== 'open') throw refuse(`is ${cell.state} and accepts no new workspaces`);
  if (cell.taken >= cell.capacity) throw refuse(`is full: ${cell.taken} of ${cell.capacity}`);
  if (!isUsable(server, cell))
    throw refuse(
      'cannot be reached from here: its address refers to an unset variable or a missing file',
    );
}

async function cells(
  control: pg.ClientBase,
  condition: string,
  values: readonly unknown[],
): Promise<Candidate[]> {
  const { rows } = await control.query<Candidate>(
    `select ${CELL_COLUMNS}, c.state, c.capacity, c.tenants + coming.n + ready.n as taken
       from control.cell c,
            lateral (select count(*)::int as n from control.move m
                      where m.to_cell = c.id and m.flipped_at is null and m.finished_at is null) as coming,
            lateral (select count(*)::int as n from control.ready_schema r
                      where r.cell_id = c.id and c.kind = 'dedicated') as ready
      ${condition}`,
    [...values],
  );
  return rows;
}
