import { type Kysely, sql } from 'kysely';
import { AppError, invalid } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { hasSteps, loadSteps, type MigrationStep } from '../migrations/index.ts';
import type { Cell, Isolation, TenancyTables } from '../model/index.ts';

type Control = Kysely<TenancyTables>;

/** Where a new tenant goes, with the id it gets there. */
export interface Seat {
  readonly tenantId: string;
  readonly cellId: string;
  readonly namespace: string;
}

/** What kind of place is wanted; for operators, in which cell. */
export interface PlacementWish {
  readonly kind: Isolation;
  readonly cell?: string | undefined;
}

/** No place is ready now; one can be made, outside the transaction that asked. */
export class NoCapacity extends AppError {
  readonly wanted: PlacementWish;

  constructor(wanted: PlacementWish) {
    super('unavailable', 'There is currently no room for another workspace.', { retryAfter: 5 });
    this.wanted = wanted;
  }
}

/**
 * Takes a place for one tenant in the open cell of that kind with the fewest tenants for its weight. It counts
 * only once `countSeat` has run.
 * @param sharedNamespace the schema of the shared layout
 * @param isUsable whether this process knows the way to a cell
 * @throws NoCapacity
 */
export async function takeSeat(
  trx: Control,
  wish: PlacementWish,
  sharedNamespace: string,
  isUsable: (cell: Cell) => boolean,
): Promise<Seat> {
  const steps = await loadSteps('tenant');
  for (const cell of await candidates(trx, wish, steps)) {
    if (!isUsable(cell)) continue;
    const ready = wish.kind === 'shared' ? undefined : await takeReadySchema(trx, cell.id, steps);
    if (wish.kind !== 'shared' && !ready) continue;
    const { tenant_id, namespace } = ready ?? { tenant_id: newId(), namespace: sharedNamespace };
    return { tenantId: tenant_id, cellId: cell.id, namespace };
  }
  throw new NoCapacity(wish);
}

/**
 * What an operator's choice of a cell comes to.
 * @throws AppError `invalid` when there is no such cell, or it takes no one
 */
export async function wishFor(
  trx: Control,
  name: string,
  isolation: Isolation | undefined,
): Promise<PlacementWish> {
  const cell = await trx
    .selectFrom('cell')
    .select(['kind', 'state', 'tenants', 'capacity'])
    .where('name', '=', name)
    .executeTakeFirst();
  const refuse = (message: string) => invalid({ path: 'cell', message });
  if (!cell) throw refuse(`the cell "${name}" does not exist`);
  if (cell.state !== 'open')
    throw refuse(`"${name}" is ${cell.state} and accepts no new workspaces`);
  if (cell.tenants >= cell.capacity) throw refuse(`"${name}" is full`);
  if (isolation && isolation !== cell.kind)
    throw refuse(`"${name}" is a ${cell.kind} cell, but ${isolation} was requested`);
  return { kind: cell.kind, cell: name };
}

/** The cells to try, the emptiest for its weight first. */
async function candidates(
  trx: Control,
  { kind, cell }: PlacementWish,
  steps: readonly MigrationStep[],
): Promise<Cell[]> {
  let query = trx
    .selectFrom('cell')
    .select(['id', 'name', 'kind', 'engine', 'database', 'dsn'])
    .select(['pooler_dsn as poolerDsn', 'replica_dsn as replicaDsn'])
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .whereRef('tenants', '<', 'capacity')
    .orderBy(sql`tenants::float / weight`)
    .orderBy('name')
    .limit(20);
  if (cell !== undefined) query = query.where('name', '=', cell);
  if (kind !== 'shared') {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('ready_schema')
          .select('ready_schema.tenant_id')
          .whereRef('ready_schema.cell_id', '=', 'cell.id')
          .where(hasSteps(steps)),
      ),
    );
  }
  return query.execute();
}

/** Claims a ready schema that is up to date and that no other sign-up is claiming. */
const takeReadySchema = (trx: Control, cellId: string, steps: readonly MigrationStep[]) =>
  trx
    .deleteFrom('ready_schema')
    .where('tenant_id', '=', (eb) =>
      eb
        .selectFrom('ready_schema')
        .select('tenant_id')
        .where('cell_id', '=', cellId)
        .where(hasSteps(steps))
        .orderBy('created_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['tenant_id', 'namespace'])
    .executeTakeFirst();

/**
 * Counts a place that was taken. The cell's row stays locked until the transaction ends, and every sign-up
 * needs it, so this comes last.
 * @throws NoCapacity when others have filled or closed a shared cell meanwhile
 */
export async function countSeat(
  trx: Control,
  { cellId }: Seat,
  wish: PlacementWish,
): Promise<void> {
  let query = trx
    .updateTable('cell')
    .set((eb) => ({ tenants: eb('tenants', '+', 1) }))
    .where('id', '=', cellId);
  if (wish.kind === 'shared')
    query = query.where('state', '=', 'open').whereRef('tenants', '<', 'capacity');
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new NoCapacity(wish);
}
