import { AppError } from '#kernel/errors.ts';
import type { Counter, Limits } from '#platform/limits/index.ts';

export const USERNAMES_PER_DAY = 10;

/**
 * Bounds how many user names someone tries: a taken name is refused, so thousands of attempts would
 * reveal who has an account.
 */
export class UsernameThrottle {
  readonly #byAccount: Counter;

  constructor(limits: Limits) {
    const [points, seconds] = [USERNAMES_PER_DAY, 86_400];
    this.#byAccount = limits.counter({ name: 'user-names', points, seconds });
  }

  /** @throws AppError `rate_limited` */
  async admit(accountId: string): Promise<void> {
    const { isOver, secondsLeft: retryAfter } = await this.#byAccount.add(accountId);
    if (!isOver) return;
    const words = `You can change your user name ${USERNAMES_PER_DAY} times a day. Try again later.`;
    throw new AppError('rate_limited', words, { retryAfter, extra: { limit: USERNAMES_PER_DAY } });
  }
}
