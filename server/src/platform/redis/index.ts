/** The way to Redis, for whatever of ours uses it. */
export { type RedisPlace, redisConnection } from './connection.ts';
export { RedisScript } from './script.ts';
