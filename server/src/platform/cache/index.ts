/** Look-ups that are remembered, and forgotten in every process at once. */
export { CacheBus } from './bus.ts';
export type { Cache, CacheOptions } from './cache.ts';
