import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '#kernel/errors.ts';
import { asOwner } from '../server/index.ts';
import type { MoveDeps } from './deps.ts';
import { findMove, findUnfinished } from './move-record.ts';
import type { Moving } from './mover.ts';
import { type Recovered, recoverMove } from './recover.ts';

const LOOK_MS = 200;
/** A mover looks once in a second, and between two steps. */
const PATIENCE_MS = 60_000;

/**
 * Undoes a move: asks its mover to, or does it when that is gone.
 * @returns the outcome: a tenant that was already at the target stays there
 * @throws AppError `not_found` when nothing is being moved
 */
export async function abortMove(deps: MoveDeps, tenant: Moving): Promise<Recovered> {
  const { server } = deps;
  return asOwner(server, server.control, async (control) => {
    const move = await findUnfinished(control, tenant.id);
    if (!move) throw new AppError('not_found', `${tenant.slug} is not being moved.`);
    await control.query('update control.move set abort = true where id = $1', [move.id]);
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      await recoverMove(deps, tenant.id, 'aborted by an operator');
      const outcome = (await findMove(control, move.id))?.outcome;
      if (outcome) return outcome;
      await delay(LOOK_MS);
    }
    throw new AppError(
      'conflict',
      `The move of ${tenant.slug} does not stop; ${move.owner} is running it.`,
    );
  });
}
