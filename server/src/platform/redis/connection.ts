import { Redis } from 'ioredis';

/** Where a deployment's Redis is, and how its names begin there: several deployments may share one. */
export interface RedisPlace {
  readonly url: string;
  readonly namespace: string;
}

const RECONNECT_MS = 1000;
const CONNECT_MS = 1000;

/**
 * A connection that is opened by `connect()`, again every second once it was lost, and on which nothing
 * waits longer than it may: without a connection a command fails at once.
 *
 * @param name shown by CLIENT LIST
 * @param patienceMs how long a command may take
 */
export function redisConnection(url: string, name: string, patienceMs: number): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    lazyConnect: true,
    disableClientInfo: true,
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    keepAlive: 10_000,
    connectTimeout: CONNECT_MS,
    commandTimeout: patienceMs,
    retryStrategy: () => RECONNECT_MS,
  });
  // Callers learn of trouble by failing commands; without a listener each error would be printed.
  redis.on('error', () => undefined);
  return redis;
}
