/** How a connection that broke is tried again. Milliseconds everywhere. */

const SHORTEST = 500;
const LONGEST = 30_000;

/**
 * How long to wait before another attempt: twice as long each time, and never the same for everybody,
 * so that all pages of a server that comes back do not come at once.
 * @param failures attempts in a row that came to nothing
 * @param random from 0 to 1
 */
export function backoff(failures: number, random: number): number {
  const most = Math.min(LONGEST, SHORTEST * 2 ** failures);
  return Math.round(most * (0.5 + random / 2));
}

/** The same after a server that said it restarts: another is there already, or this one is back soon. */
export const backoffAfterRestart = (random: number): number => Math.round(200 + random * 1_000);

/** How long a connection may be silent before it is asked whether it lives: in use, and left alone. */
export const SILENCE_IN_USE = 5_000;
export const SILENCE_IDLE = 25_000;
/** How long the answer may take before the connection counts as dead. */
export const ANSWER_WITHIN = 4_000;
/** How long a connection may take to be made. */
export const GREETED_WITHIN = 10_000;
