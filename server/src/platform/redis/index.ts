/** The way to Redis, for whatever of ours uses it. */
export { PATIENCE_MS, redisCircuit } from './circuit.ts';
export { type RedisPlace, redisConnection } from './connection.ts';
export { RedisScript } from './script.ts';
