import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '#kernel/errors.ts';
import type { Fence } from '../fence/index.ts';

/** New writes wait no longer than this behind a freeze that waits for those under way. */
const LOCK_MS = 100;
/** Between two attempts writes go on undisturbed. */
const PAUSE_MS = 150;
const ATTEMPTS = 240;

/**
 * Runs `work` with every write of the tenant held back: those under way have ended, and those that come
 * wait. A long write never makes the others wait for long: the freeze gives way and tries again.
 * @param attempt seizes the fence and runs the work; false when somebody was writing
 */
export async function whenQuiet(attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 1; !(await attempt()); tries++) {
    if (tries === ATTEMPTS)
      throw new AppError('conflict', 'Writes of this workspace never pause; try again later.');
    await delay(PAUSE_MS);
  }
}

export const seize = (fence: Fence, tenantId: string, epoch: number): Promise<boolean> =>
  fence.seize(tenantId, { epoch, state: 'moving' }, LOCK_MS);
