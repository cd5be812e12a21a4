import { AppError } from '#kernel/errors.ts';
import type { Counter, Limits } from '#platform/limits/index.ts';
import { networkOf } from '#identity/index.ts';

const HOUR_SECONDS = 3600;

/** Bounds how many workspaces one network opens, or asks for: each takes a place, and some a database of their own. */
export class SignUpThrottle {
  readonly #byAddress: Counter;

  /** @param perHour new workspaces from one address within an hour */
  constructor(limits: Limits, perHour: number) {
    this.#byAddress = limits.counter({ name: 'sign-ups', points: perHour, seconds: HOUR_SECONDS });
  }

  /** Call right before a workspace is opened. @throws AppError `rate_limited` */
  async admit(address: string): Promise<void> {
    const { isOver, secondsLeft: retryAfter } = await this.#byAddress.add(networkOf(address));
    if (!isOver) return;
    const words = 'Too many workspaces and accounts were created from here. Try again later.';
    throw new AppError('rate_limited', words, { retryAfter });
  }
}
