import { AppError } from '#kernel/errors.ts';
import type { Fence } from '../fence/index.ts';
import { FENCE_OF, type LockedTenant, withTenantLock } from '../lifecycle/index.ts';
import type { MoveDeps } from './deps.ts';
import { type FreezeResult, whenQuiet } from './freeze.ts';
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
  /** Runs before each freeze, while writes go on; false when more has to be done before one is worth it. */
  readonly near?: () => Promise<boolean>;
}

/**
 * From the freeze to the thaw: the tenant's state and place are held, writes wait, `work` makes sure that
 * nothing is missing at the target and flips, and writes go on there.
 * @returns milliseconds that writes were held back
 */
export async function switchOver(
  deps: MoveDeps,
  session: MoveSession,
  { source, target, work, near = async () => true }: Switch,
): Promise<number> {
  const { record } = session;
  const { tenantId, fromEpoch } = record;
  let pauseMs = 0;
  const attempt = (lockMs: number): Promise<FreezeResult> =>
    withTenantLock(deps.server, tenantId, async (locked) => {
      assertStillThere(locked, record);
      await session.step('freezing');
      const began = performance.now();
      const frozen = { epoch: fromEpoch, state: 'moving' } as const;
      if (!(await source.seize(tenantId, frozen, lockMs))) return 'writes in progress';
      await session.pass('frozen');
      if (!(await work())) {
        await source.set(tenantId, { epoch: fromEpoch, state: FENCE_OF[locked.state] });
        return 'too much';
      }
      await session.pass('flipped');
      const between = (): Promise<void> => session.pass('thawing');
      await thaw(deps, record, { ...locked, source, target, between });
      pauseMs = Math.round(performance.now() - began);
      return 'done';
    });
  await whenQuiet({ near, attempt });
  session.count({ pauseMs });
  await session.step('thawed');
  return pauseMs;
}

function assertStillThere(
  { cell, epoch }: LockedTenant,
  { fromCell, fromEpoch }: MoveRecord,
): void {
  if (cell.id !== fromCell || epoch !== fromEpoch)
    throw new AppError('conflict', 'Another process has moved the workspace meanwhile.');
}
