/** The connection to Redis. */
export { PATIENCE_MS, redisCircuit } from './circuit.ts';
export { type RedisPlace, redisConnection } from './connection.ts';
export { RedisScript } from './script.ts';
