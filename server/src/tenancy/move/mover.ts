import { asOwner } from '../server/index.ts';
import { underWay } from './begin.ts';
import type { MoveDeps } from './deps.ts';
import type { MoveCounts, MoveRecord } from './move-record.ts';
import { type Recovered, recoverMove, recoverWith } from './recover.ts';
import { MoveSession } from './session.ts';
import type { OnStep } from './steps.ts';

/** A tenant, as the commands name it. */
export interface Moving {
  readonly id: string;
  readonly slug: string;
}

export interface MoveOptions {
  readonly onStep?: OnStep | undefined;
  /** Progress callback: the number of copied rows. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface MoveReport extends MoveCounts {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly pauseMs: number;
  readonly totalMs: number;
}

/** How long to try to undo one's own failed move, before it is left to whichever process is serving. */
const UNDO_TRIES = 20;
const UNDO_WAIT_MS = 500;

/**
 * Takes the right to move a tenant and runs `work` under it; ends an earlier move that was cut off first.
 * Whatever goes wrong, the move is undone, or finished if the tenant is at the target already.
 * @throws AppError `conflict` when someone else is moving it; else what `work` threw
 */
export async function withRightToMove<T>(
  deps: MoveDeps,
  tenant: Moving,
  work: (session: MoveSession) => Promise<T>,
): Promise<T> {
  const { server } = deps;
  const session = await MoveSession.take(server, tenant.id);
  if (!session) throw await asOwner(server, server.control, (control) => underWay(control, tenant));
  try {
    await recoverWith(deps, session, tenant.id);
    return await work(session);
  } catch (error) {
    // Releases the right first: the process that ends the move takes it again, and if this connection was lost
    // on the way, only then is it certain what has been committed.
    await session[Symbol.asyncDispose]();
    const { message } = error as Error;
    if ((await endFailed(deps, tenant.id, message)) === 'moved')
      throw new Error(
        `${tenant.slug} is at its new place, though not without trouble: ${message}`,
        {
          cause: error,
        },
      );
    throw error;
  } finally {
    await session[Symbol.asyncDispose]();
  }
}

async function endFailed(
  deps: MoveDeps,
  tenantId: string,
  why: string,
): Promise<Recovered | undefined> {
  for (let tries = 1; tries <= UNDO_TRIES; tries++) {
    try {
      return await recoverMove(deps, tenantId, why);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, UNDO_WAIT_MS));
    }
  }
  return undefined;
}

/** The move as it ended. */
export const reportOf = (
  move: MoveRecord,
  counts: MoveCounts,
  ends: { from: string; to: string },
): MoveReport => ({
  pauseMs: 0,
  totalMs: 0,
  ...counts,
  id: move.id,
  ...ends,
});
