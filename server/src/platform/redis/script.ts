import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** Steps that Redis takes as one, sent by their hash once the server knows them. */
export class RedisScript {
  readonly #text: string;
  readonly #hash: string;

  constructor(text: string) {
    this.#text = text;
    this.#hash = createHash('sha1').update(text).digest('hex');
  }

  /** @returns what the script does, strings as Buffers */
  async run(
    redis: Redis,
    keys: readonly string[],
    args: readonly (string | number | Buffer)[],
  ): Promise<unknown> {
    try {
      return await redis.callBuffer('EVALSHA', this.#hash, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.callBuffer('EVAL', this.#text, keys.length, ...keys, ...args);
    }
  }
}
