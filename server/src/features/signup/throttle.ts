import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#kernel/errors.ts';
import { networkOf } from '#identity/index.ts';

const HOUR_SECONDS = 3600;

/** Bounds how many workspaces one address opens: each takes a place, and some a database of their own. */
export class SignUpThrottle {
  readonly #byAddress: RateLimiterMemory;

  /** @param perHour new workspaces from one address within an hour */
  constructor(perHour: number) {
    this.#byAddress = new RateLimiterMemory({ points: perHour, duration: HOUR_SECONDS });
  }

  /** Call right before a workspace is opened. @throws AppError `rate_limited` */
  async admit(address: string): Promise<void> {
    try {
      await this.#byAddress.consume(networkOf(address));
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw new AppError(
        'rate_limited',
        'Too many workspaces were opened from here. Try again later.',
        {
          retryAfter: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)),
        },
      );
    }
  }
}
