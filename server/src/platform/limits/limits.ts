import { createHmac } from 'node:crypto';
import type { Redis } from 'ioredis';
import { PATIENCE_MS, type RedisPlace, redisConnection } from '#platform/redis/index.ts';
import { Counter, type CounterOptions } from './counter.ts';
import { leasesFrom } from './lessor.ts';
import { Windows } from './window.ts';

/** Where limits are counted: in Redis for all processes together, otherwise in each. */
export class Limits implements AsyncDisposable {
  readonly #redis: Redis | undefined;
  readonly #nameOf: (key: string) => string;

  /**
   * @param secret 32 bytes from which names in Redis are derived: who reads it there does not learn of whom
   * @param patienceMs how long an answer may take; without one in time, this process counts for itself
   */
  constructor(
    place?: RedisPlace,
    secret: Buffer = Buffer.alloc(32),
    patienceMs: number = PATIENCE_MS,
  ) {
    this.#redis = place && redisConnection(place.url, 'taskforce-limits', patienceMs);
    this.#nameOf = (key) => {
      if (!place) return key;
      const name = createHmac('sha256', secret).update(key).digest('base64url');
      return `${place.namespace}:l:${name}`;
    };
  }

  /** @throws when Redis cannot be used now; it is tried again all the same */
  async open(): Promise<void> {
    await this.#redis?.connect();
  }

  /** A count of what happens seldom. */
  counter(options: CounterOptions): Counter {
    return new Counter(options, this.#redis, this.#nameOf);
  }

  /** Counts of requests. @param name every process that uses it counts the same */
  windows(name: string): Windows {
    const nameOf = (key: string): string => this.#nameOf(`${name}:${key}`);
    return new Windows(this.#redis && leasesFrom(this.#redis, nameOf));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#redis?.disconnect();
  }
}
