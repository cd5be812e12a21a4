import { AppError } from '#kernel/errors.ts';
import { type Count, type Counter, type Limits } from '#platform/limits/index.ts';
import { networkOf } from '#identity/index.ts';

const HOUR_SECONDS = 3600;
/** Prevents flooding a mailbox, and allows asking again after a lost mail. */
export const MAILS_PER_ADDRESS = 3;
/** An office behind one address has several people who forget. */
export const ASKS_PER_NETWORK = 20;

/**
 * Bounds how often a new password is asked for. Addresses without an account are counted like the others: a
 * refusal says nothing of who has one.
 */
export class ResetThrottle {
  readonly #byNetwork: Counter;
  readonly #byAddress: Counter;

  constructor(limits: Limits) {
    const seconds = HOUR_SECONDS;
    this.#byNetwork = limits.counter({
      name: 'password-resets-from',
      points: ASKS_PER_NETWORK,
      seconds,
    });
    this.#byAddress = limits.counter({
      name: 'password-resets-of',
      points: MAILS_PER_ADDRESS,
      seconds,
    });
  }

  /**
   * @param network where the request comes from, an IP address
   * @param email the account's address
   * @throws AppError `rate_limited`
   */
  async admit(network: string, email: string): Promise<void> {
    const from = await this.#byNetwork.add(networkOf(network));
    if (from.isOver)
      throw refusal(
        from,
        `At most ${ASKS_PER_NETWORK} new passwords an hour can be asked for from one network. Try again later.`,
      );
    const of = await this.#byAddress.add(email);
    if (of.isOver)
      throw refusal(
        of,
        `At most ${MAILS_PER_ADDRESS} mails an hour are sent to one address. Use the link of the last one, or try again later.`,
      );
  }
}

const refusal = ({ secondsLeft: retryAfter }: Count, words: string): AppError =>
  new AppError('rate_limited', words, { retryAfter });
