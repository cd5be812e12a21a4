/** Cached lookups, invalidated in every process at once: in the memory of each process and, with Redis, shared. */
export { CacheBus, type CacheBusOptions } from './bus.ts';
export type { Cache, CacheOptions } from './cache.ts';
export { Epoch, PostgresEpochs } from './redis/epoch.ts';
export { type CacheCodec, jsonCodec } from './redis/codec.ts';
export { SharedStore } from './redis/store.ts';
export type { TenantCache, TenantCaches } from './tenant-cache.ts';
export { atMost } from './at-most.ts';
