import type pg from 'pg';
import type { Cell } from '../model/index.ts';
import { type LockedTenant, withTenantLock } from '../lifecycle/index.ts';
import { asOwner } from '../server/index.ts';
import { isCode } from '#platform/db/index.ts';
import { openCaptures } from './captures/index.ts';
import type { MoveDeps } from './deps.ts';
import {
  type MoveRecord,
  findUnfinished,
  listRemains,
  lockMove,
  markCleaned,
} from './move-record.ts';
import { endsOf, placeIn } from './places.ts';
import { isMadeForOne, removeRemains } from './remains.ts';

/** What was cleaned up: a tenant's remains in a cell. */
export interface Cleaned {
  readonly tenantId: string;
  readonly cell: string;
}

type CleaningDeps = Pick<MoveDeps, 'server' | 'beforeDrop'>;

/**
 * Removes what moves have left in cells their tenants are not in: kept sources whose time is over, and
 * what could not be removed at once. With a tenant, all of that tenant's, kept or not.
 * @param failed called with what could not be removed this time
 */
export async function cleanUp(
  { server, beforeDrop }: CleaningDeps,
  tenantId: string | undefined,
  failed: (move: MoveRecord, error: unknown) => void,
): Promise<Cleaned[]> {
  return asOwner(server, server.control, async (control) => {
    const cleaned: Cleaned[] = [];
    for (const move of await listRemains(control, { tenantId, due: tenantId === undefined })) {
      try {
        const cell = await withRight(server, move.tenantId, (locked) =>
          cleanOne({ server, beforeDrop }, control, move, locked),
        );
        if (cell) cleaned.push({ tenantId: move.tenantId, cell: cell.name });
      } catch (error) {
        failed(move, error);
      }
    }
    return cleaned;
  });
}

/** Requires the lock of a tenant that is not being moved: removes everything that moves have left, kept or not. */
export async function discardRemains(
  deps: CleaningDeps,
  control: pg.ClientBase,
  tenantId: string,
  locked: LockedTenant,
): Promise<void> {
  for (const move of await listRemains(control, { tenantId }))
    await cleanOne(deps, control, move, locked);
}

/** Runs `work` while no one moves the tenant or changes its state; not at all when someone moves it. */
async function withRight<T>(
  server: MoveDeps['server'],
  tenantId: string,
  work: (locked: LockedTenant) => Promise<T>,
): Promise<T | undefined> {
  return asOwner(server, server.control, async (control) => {
    if (!(await lockMove(control, tenantId)) || (await findUnfinished(control, tenantId)))
      return undefined;
    return withTenantLock(server, tenantId, work);
  });
}

/** @returns the cell something was removed from, if there was anything to remove */
async function cleanOne(
  { server, beforeDrop }: CleaningDeps,
  control: pg.ClientBase,
  move: MoveRecord,
  { cell: own, epoch }: LockedTenant,
): Promise<Cell | undefined> {
  const { from, to } = await endsOf(control, move);
  const { tenantId } = move;
  if (from && (from.id === own.id || !isMadeForOne(from))) {
    await using captures = await openCaptures(placeIn(server, from, tenantId, move.fromNamespace));
    await captures.stop();
  }
  const [left, namespace] =
    move.outcome === 'moved' ? [from, move.fromNamespace] : [to, move.toNamespace];
  // Where the tenant is now nothing is left over.
  const isLeft = left && left.id !== own.id;
  if (isLeft) {
    if (isMadeForOne(left))
      await save(() => beforeDrop(server, tenantId, left, { cell: own, epoch }));
    await removeRemains(server, control, left, { tenantId, namespace });
  }
  await markCleaned(control, move.id);
  return isLeft ? left : undefined;
}

async function save(beforeDrop: () => Promise<void>): Promise<void> {
  try {
    await beforeDrop();
  } catch (error) {
    // The database is gone already, or is from before there were events.
    if (!isCode(error, '3D000') && !isCode(error, '42P01')) throw error;
  }
}
