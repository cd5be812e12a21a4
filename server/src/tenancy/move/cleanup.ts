import type pg from 'pg';
import type { Cell } from '../cells/cell.ts';
import { type Held, whileHeld } from '../lifecycle/held.ts';
import { asOwner } from '../provisioning/owner.ts';
import { isCode } from '#platform/db/index.ts';
import { carryEventsOver } from '../events/index.ts';
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

/**
 * Removes what moves have left in cells their tenants are not in: kept sources whose time is over, and
 * what could not be removed at once. With a tenant, all of that tenant's, kept or not.
 * @param failed hears of what could not be removed this time
 */
export async function cleanUp(
  { server }: Pick<MoveDeps, 'server'>,
  tenantId: string | undefined,
  failed: (move: MoveRecord, error: unknown) => void,
): Promise<Cleaned[]> {
  return asOwner(server, server.control, async (control) => {
    const cleaned: Cleaned[] = [];
    for (const move of await listRemains(control, { tenantId, due: tenantId === undefined })) {
      try {
        const cell = await withRight(server, move.tenantId, (held) =>
          cleanOne(server, control, move, held),
        );
        if (cell) cleaned.push({ tenantId: move.tenantId, cell: cell.name });
      } catch (error) {
        failed(move, error);
      }
    }
    return cleaned;
  });
}

/** For whoever holds a tenant that nobody moves: removes everything moves have left of it, kept or not. */
export async function discardRemains(
  server: MoveDeps['server'],
  control: pg.ClientBase,
  tenantId: string,
  held: Held,
): Promise<void> {
  for (const move of await listRemains(control, { tenantId }))
    await cleanOne(server, control, move, held);
}

/** Runs `work` while nobody moves the tenant or changes its state; not at all when somebody moves it. */
async function withRight<T>(
  server: MoveDeps['server'],
  tenantId: string,
  work: (held: Held) => Promise<T>,
): Promise<T | undefined> {
  return asOwner(server, server.control, async (control) => {
    if (!(await lockMove(control, tenantId)) || (await findUnfinished(control, tenantId)))
      return undefined;
    return whileHeld(server, tenantId, work);
  });
}

/** @returns the cell something was removed from, if there was anything to remove */
async function cleanOne(
  server: MoveDeps['server'],
  control: pg.ClientBase,
  move: MoveRecord,
  { cell: own, epoch }: Held,
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
    if (isMadeForOne(left)) await rescueEvents(server, tenantId, left, { cell: own, epoch });
    await removeRemains(server, control, left, { tenantId, namespace });
  }
  await markCleaned(control, move.id);
  return isLeft ? left : undefined;
}

/** The database goes, and with it the events in it that nobody has handed on yet. */
async function rescueEvents(...args: Parameters<typeof carryEventsOver>): Promise<void> {
  try {
    await carryEventsOver(...args);
  } catch (error) {
    // It is gone already, or was left before there were events.
    if (!isCode(error, '3D000') && !isCode(error, '42P01')) throw error;
  }
}
