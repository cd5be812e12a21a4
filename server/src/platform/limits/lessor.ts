import type { Redis } from 'ioredis';
import { RedisScript, redisCircuit } from '#platform/redis/index.ts';

/** A part of a quota. */
export interface QuotaLease {
  readonly granted: number;
  /** What no one has taken yet. */
  readonly free: number;
  readonly msLeft: number;
}

/** Takes up to `wanted` of a quota; undefined when Redis is not to be asked now. */
export type LeaseFrom = (
  key: string,
  wanted: number,
  limit: number,
  windowMs: number,
) => Promise<QuotaLease | undefined>;

/** KEYS count; ARGV wanted, limit, milliseconds. A count begins with the first and ends with its window. */
const LEASE = new RedisScript(`
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local left = redis.call('PTTL', KEYS[1])
if left < 0 then used = 0 left = tonumber(ARGV[3]) end
local granted = math.max(0, math.min(tonumber(ARGV[1]), tonumber(ARGV[2]) - used))
if granted > 0 then redis.call('SET', KEYS[1], used + granted, 'PX', left) end
return {granted, math.max(0, tonumber(ARGV[2]) - used - granted), left}`);

/** @param nameOf what a key is called in Redis */
export function leasesFrom(redis: Redis, nameOf: (key: string) => string): LeaseFrom {
  const circuit = redisCircuit();
  return async (key, wanted, limit, windowMs) => {
    try {
      const answer = await circuit.execute(() =>
        LEASE.run(redis, [nameOf(key)], [wanted, limit, windowMs]),
      );
      const [granted, free, msLeft] = answer as [number, number, number];
      return { granted, free, msLeft };
    } catch {
      return undefined;
    }
  };
}
