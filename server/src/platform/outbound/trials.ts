import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#kernel/errors.ts';

const [TRIALS, MINUTE_SECONDS] = [20, 60];

/** Bounds how often one workspace has this server try an address on the spot. */
export class TrialThrottle {
  readonly #byTenant = new RateLimiterMemory({ points: TRIALS, duration: MINUTE_SECONDS });

  /** @throws AppError `rate_limited` */
  async admit(tenantId: string): Promise<void> {
    try {
      await this.#byTenant.consume(tenantId);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw new AppError('rate_limited', 'That was tried often just now. Wait a moment.', {
        retryAfter: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)),
      });
    }
  }
}
