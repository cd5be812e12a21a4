import { AppError } from '#kernel/errors.ts';
import type { Counter, Limits } from '#platform/limits/index.ts';

const [TRIALS, MINUTE_SECONDS] = [20, 60];

/** Bounds how often one workspace has this server try an address on the spot. */
export class TrialThrottle {
  readonly #byTenant: Counter;

  /** @param name what is tried; each is counted separately */
  constructor(limits: Limits, name: string) {
    this.#byTenant = limits.counter({ name, points: TRIALS, seconds: MINUTE_SECONDS });
  }

  /** @throws AppError `rate_limited` */
  async admit(tenantId: string): Promise<void> {
    const { isOver, secondsLeft: retryAfter } = await this.#byTenant.add(tenantId);
    if (isOver)
      throw new AppError('rate_limited', 'Too many tests. Wait a moment.', {
        retryAfter,
      });
  }
}
