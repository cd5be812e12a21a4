import { openFence } from '../fence/index.ts';
import { FENCE_OF, type LockedTenant, withTenantLock } from '../lifecycle/index.ts';
import { recordSteps } from '../migrations/index.ts';
import { buildTenantSchema } from '../provisioning/index.ts';
import type { Cell } from '../model/index.ts';
import { openCaptures } from './captures/index.ts';
import type { MoveDeps } from './deps.ts';
import { type MoveRecord, findUnfinished } from './move-record.ts';
import { type Ends, endsOf, placeIn } from './places.ts';
import { isMadeForOne, removeRemains, removeRows } from './remains.ts';
import { MoveSession } from './session.ts';
import { thaw } from './thaw.ts';

/** The outcome of an interrupted move. */
export type Recovered = 'moved' | 'undone';

/** How long the fence row of a failed move rejects processes that may have learned of it. */
const UNDONE_KEPT = '10 minutes';

/**
 * Ends a move whose mover is gone: finishes it when the tenant is at the target already, undoes it
 * otherwise. What can be done later, because a cell is out of reach, is left to the cleaning up; that
 * the tenant is served again is not.
 * @param why shown to the operator if the move is undone
 * @returns undefined when there is nothing to end, or someone is at it
 */
export async function recoverMove(
  deps: MoveDeps,
  tenantId: string,
  why?: string,
): Promise<Recovered | undefined> {
  await using session = await MoveSession.take(deps.server, tenantId);
  return session && (await recoverWith(deps, session, tenantId, why));
}

/** The same with a right to move that was taken before. */
export async function recoverWith(
  deps: MoveDeps,
  session: MoveSession,
  tenantId: string,
  why = 'the process that moved it is gone',
): Promise<Recovered | undefined> {
  const move = await findUnfinished(session.control, tenantId);
  if (!move) return undefined;
  const ends = await endsOf(session.control, move);
  if (move.flippedAt === null) {
    await undo(deps, session, move, ends, why);
    return 'undone';
  }
  await finish(deps, session, move, ends);
  return 'moved';
}

async function undo(
  { server }: MoveDeps,
  { control }: MoveSession,
  move: MoveRecord,
  { from, to }: Ends,
  why: string,
): Promise<void> {
  const { tenantId, fromEpoch } = move;
  if (from)
    await withTenantLock(server, tenantId, async ({ state }) => {
      await using fence = await openFence(server, from);
      if ((await fence.read(tenantId))?.state === 'moving')
        await fence.set(tenantId, { epoch: fromEpoch, state: FENCE_OF[state] });
    });
  const left: string[] = [];
  if (from) await later(left, () => stopCaptures(server, from, move));
  const namespace = move.toNamespace;
  const isGone = move.kind === 'rollback' || !to || isMadeForOne(to);
  if (to && move.kind === 'move')
    await later(left, async () => {
      if (isMadeForOne(to)) return removeRemains(server, control, to, { tenantId, namespace });
      await removeRows(server, to, tenantId, namespace);
      await using fence = await openFence(server, to);
      await fence.set(tenantId, { epoch: fromEpoch, state: 'moved' });
    });
  await control.query(
    `update control.move
        set outcome = 'undone', finished_at = now(), error = $2,
            keep_until = now() + (case when $3 then '0' else '${UNDONE_KEPT}' end)::interval,
            cleaned_at = case when $4 then now() end
      where id = $1`,
    [move.id, [why, ...left].join('; '), left.length > 0, isGone && left.length === 0],
  );
}

async function finish(
  deps: MoveDeps,
  session: MoveSession,
  move: MoveRecord,
  { from, to }: Ends,
): Promise<void> {
  const { server } = deps;
  if (!to) throw new Error('the cell this workspace was moved to is not in the control plane');
  if (move.step !== 'thawed')
    await withTenantLock(server, move.tenantId, (locked) =>
      thawAgain(deps, move, from, to, locked),
    );
  await endMoved(deps, session, move, { from, to });
}

async function thawAgain(
  deps: MoveDeps,
  move: MoveRecord,
  from: Cell | undefined,
  to: Cell,
  { slug, state }: LockedTenant,
): Promise<void> {
  await using target = await openFence(deps.server, to);
  await using source = from && (await openFence(deps.server, from).catch(() => undefined));
  await thaw(deps, move, { slug, state, source, target });
}

/** The last of a move: its captures end, and the source is kept for a while. */
export async function endMoved(
  { server }: MoveDeps,
  { control }: MoveSession,
  move: MoveRecord,
  { from, to }: Ends,
): Promise<void> {
  const left: string[] = [];
  if (from && move.kind === 'move') await later(left, () => stopCaptures(server, from, move));
  // A running migration may have listed it in the old cell.
  if (to && to.kind !== 'shared')
    await later(left, async () => {
      const steps = await buildTenantSchema(server, to, move.tenantId);
      await recordSteps(control, `tenant:${move.tenantId}`, steps);
    });
  await control.query(
    `update control.move
        set outcome = 'moved', finished_at = now(), error = $2, keep_until = coalesce(keep_until, now())
      where id = $1`,
    [move.id, left.join('; ') || null],
  );
}

async function stopCaptures(
  server: MoveDeps['server'],
  from: Cell,
  { tenantId, fromNamespace }: MoveRecord,
): Promise<void> {
  await using captures = await openCaptures(placeIn(server, from, tenantId, fromNamespace));
  await captures.stop();
}

/** What fails here is done by the cleaning up. */
async function later(left: string[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    left.push((error as Error).message);
  }
}
