import { setTimeout as delay } from 'node:timers/promises';
import { neverPaused, tooMuchWritten } from './too-busy.ts';

/**
 * New writes wait no longer than this behind a freeze that waits for those under way: a moment at first, and
 * longer with each time that someone was writing, since on a busy machine every write takes longer than that.
 */
const LOCK_MS = { first: 100, most: 1000, growth: 1.3 };
/** Between two attempts writes go on undisturbed, for at least as long as they have waited. */
const PAUSE_MS = 150;
const PATIENCE_MS = 60_000;
/** Each freeze that was too short costs people a wait of seconds, so what does not work soon is given up. */
const MOST_TOO_SHORT = 5;

/** What came of an attempt; `too much`: nothing was wrong but that more had been written than there was time for. */
export type FreezeResult = 'done' | 'writes in progress' | 'too much';

export interface Attempts {
  /** Runs before each attempt, while writes go on; false when an attempt would be of no use yet. */
  readonly near: () => Promise<boolean>;
  /** Seizes the fence, waiting for so long, and runs the work with every write of the tenant held back. */
  readonly attempt: (lockMs: number) => Promise<FreezeResult>;
  /** After so long no further attempt is made; a minute when left out. */
  readonly patienceMs?: number;
}

/**
 * Attempts something until it works. A long write never makes the others wait for long: the freeze gives
 * way and tries again.
 * @throws AppError `conflict` when that takes too long, or when writes have waited in vain several times
 */
export async function whenQuiet({
  near,
  attempt,
  patienceMs = PATIENCE_MS,
}: Attempts): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let tooShort = 0;
  let lockMs = LOCK_MS.first;
  for (;;) {
    const outcome = (await near()) ? await attempt(Math.round(lockMs)) : 'not near';
    if (outcome === 'done') return;
    if (outcome === 'too much') tooShort += 1;
    if (tooShort === MOST_TOO_SHORT) throw tooMuchWritten();
    if (performance.now() > deadline)
      throw outcome === 'writes in progress' ? neverPaused() : tooMuchWritten();
    await delay(Math.max(PAUSE_MS, lockMs));
    if (outcome === 'writes in progress') lockMs = Math.min(lockMs * LOCK_MS.growth, LOCK_MS.most);
  }
}
