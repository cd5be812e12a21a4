import { AppError } from '#kernel/errors.ts';
import type { Fence } from '../fence/index.ts';
import { type Held, whileHeld } from '../lifecycle/held.ts';
import { FENCE_OF } from '../lifecycle/states.ts';
import type { MoveDeps } from './deps.ts';
import { seize, whenQuiet } from './freeze.ts';
import type { MoveRecord } from './move-record.ts';
import type { MoveSession } from './session.ts';
import { thaw } from './thaw.ts';

export interface Switch {
  readonly source: Fence;
  readonly target: Fence;
  /**
   * Runs while nothing is being written. Ends with the flip, or throws, or answers false when writes
   * should rather go on and the freeze be tried again.
   */
  readonly work: () => Promise<boolean>;
}

/** Each costs people a wait of seconds, so what does not work soon is given up. */
const MOST_TOO_SLOW = 5;

const tooMuchWritten = (): AppError =>
  new AppError(
    'conflict',
    'More is written than can be carried over while writes wait; move the workspace when it is calmer.',
  );

/**
 * From the freeze to the thaw: the tenant's state and place are held, writes wait, `work` makes sure that
 * nothing is missing at the target and flips, and writes go on there.
 * @returns milliseconds that writes were held back
 */
export async function switchOver(
  deps: MoveDeps,
  session: MoveSession,
  { source, target, work }: Switch,
): Promise<number> {
  const { record } = session;
  const { tenantId, fromEpoch } = record;
  let pauseMs = 0;
  let tooSlow = 0;
  await whenQuiet(() =>
    whileHeld(deps.server, tenantId, async (held) => {
      assertStillThere(held, record);
      await session.step('freezing');
      const began = performance.now();
      if (!(await seize(source, tenantId, fromEpoch))) return false;
      await session.pass('frozen');
      if (!(await work())) {
        await source.set(tenantId, { epoch: fromEpoch, state: FENCE_OF[held.state] });
        tooSlow += 1;
        if (tooSlow === MOST_TOO_SLOW) throw tooMuchWritten();
        return false;
      }
      await session.pass('flipped');
      const between = (): Promise<void> => session.pass('thawing');
      await thaw(deps, record, { ...held, source, target, between });
      pauseMs = Math.round(performance.now() - began);
      return true;
    }),
  );
  session.count({ pauseMs });
  await session.step('thawed');
  return pauseMs;
}

function assertStillThere({ cell, epoch }: Held, { fromCell, fromEpoch }: MoveRecord): void {
  if (cell.id !== fromCell || epoch !== fromEpoch)
    throw new AppError('conflict', 'The workspace has been moved by somebody else meanwhile.');
}
