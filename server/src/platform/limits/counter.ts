import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

export interface CounterOptions {
  /** Every process that uses the name counts the same thing. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** How often something happened since the window began. */
export interface Count {
  readonly used: number;
  readonly isOver: boolean;
  /** Whole seconds until the window ends, at least 1. */
  readonly secondsLeft: number;
}

/** Counts what happens seldom, for all processes together; each for itself while there is no Redis. */
export class Counter {
  readonly #limiter: RateLimiterAbstract;
  readonly #points: number;
  readonly #nameOf: (key: string) => string;

  /** @param nameOf what a key is called in Redis, where no one is to read who failed to sign in */
  constructor(
    { name, points, seconds: duration }: CounterOptions,
    redis: Redis | undefined,
    nameOf: (key: string) => string,
  ) {
    const memory = new RateLimiterMemory({ points, duration });
    this.#limiter = redis
      ? new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: '',
          points,
          duration,
          rejectIfRedisNotReady: true,
          insuranceLimiter: memory,
        })
      : memory;
    this.#points = points;
    this.#nameOf = (key) => nameOf(`${name}:${key}`);
  }

  /** Counts one more. */
  async add(key: string): Promise<Count> {
    try {
      return this.#countIn(await this.#limiter.consume(this.#nameOf(key)));
    } catch (reason) {
      // Past the limit it rejects with the count.
      if (reason instanceof RateLimiterRes) return this.#countIn(reason);
      throw reason;
    }
  }

  /** Whether it happened as often as it may; undefined when it never did. */
  async look(key: string): Promise<Count | undefined> {
    const state = await this.#limiter.get(this.#nameOf(key));
    return state ? this.#countIn(state) : undefined;
  }

  /** Begins again. */
  async clear(key: string): Promise<void> {
    await this.#limiter.delete(this.#nameOf(key));
  }

  #countIn({ consumedPoints: used, msBeforeNext }: RateLimiterRes): Count {
    const secondsLeft = Math.max(1, Math.ceil(msBeforeNext / 1000));
    return { used, isOver: used > this.#points, secondsLeft };
  }
}
