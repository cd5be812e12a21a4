import { AppError } from '#kernel/errors.ts';
import type { Counter, Limits } from '#platform/limits/index.ts';

const [CHECKS, MINUTE_SECONDS] = [20, 60];

/** Bounds how often one workspace has this server ask the DNS. */
export class CheckThrottle {
  readonly #byTenant: Counter;

  constructor(limits: Limits) {
    this.#byTenant = limits.counter({
      name: 'domain checks',
      points: CHECKS,
      seconds: MINUTE_SECONDS,
    });
  }

  /** @throws AppError `rate_limited` */
  async admit(tenantId: string): Promise<void> {
    const { isOver, secondsLeft: retryAfter } = await this.#byTenant.add(tenantId);
    if (isOver)
      throw new AppError('rate_limited', 'Too many checks. Wait a moment.', {
        retryAfter,
      });
  }
}
