import { AppError } from '#kernel/errors.ts';
import type { Counter, Limits } from '#platform/limits/index.ts';

const [HOUR_SECONDS, DAY_SECONDS] = [3600, 86_400];
/** One address, in a day: its owner may not have asked for any. */
export const CONFIRMATIONS_PER_ADDRESS = 5;
/** All addresses together, in an hour: what a mail server that is asked for more would take for spam. */
export const CONFIRMATIONS_IN_TOTAL = 1000;

/**
 * Bounds the mail that sign-ups send to strangers. Addresses with an account are counted like the others: a refusal
 * says nothing of who has one.
 */
export class ConfirmationThrottle {
  readonly #byAddress: Counter;
  readonly #all: Counter;

  constructor(limits: Limits) {
    this.#byAddress = limits.counter({
      name: 'confirmations-to',
      points: CONFIRMATIONS_PER_ADDRESS,
      seconds: DAY_SECONDS,
    });
    this.#all = limits.counter({
      name: 'confirmations',
      points: CONFIRMATIONS_IN_TOTAL,
      seconds: HOUR_SECONDS,
    });
  }

  /**
   * Call once nothing else speaks against the mail.
   * @throws AppError `rate_limited`, which says the limit
   */
  async admit(address: string): Promise<void> {
    const most = CONFIRMATIONS_PER_ADDRESS;
    await take(
      this.#byAddress,
      address,
      `At most ${most} mails a day are sent to one address. Use the link of the last one, or try again later.`,
    );
    await take(this.#all, '', 'Too many people are signing up right now. Try again later.');
  }
}

async function take(counter: Counter, key: string, words: string): Promise<void> {
  const { isOver, secondsLeft: retryAfter } = await counter.add(key);
  if (isOver) throw new AppError('rate_limited', words, { retryAfter });
}
