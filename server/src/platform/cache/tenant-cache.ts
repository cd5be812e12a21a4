import type { Cache, CacheOptions } from './cache.ts';

/** A lookup of tenants' own data that remembers: there is no key without its tenant. */
export interface TenantCache<V> {
  /** The value under a tenant's key, loaded when it is not known. A failed load is not remembered. */
  get(tenantId: string, key: string, load: () => Promise<V>): Promise<V>;
  /** The same without Redis, for values of several keys that one question answers; see Cache. */
  getHere(tenantId: string, key: string, load: () => Promise<V>): Promise<V>;
  /** The value if this process knows it just now. */
  peek(tenantId: string, key: string): V | undefined;
  /** Forgets a tenant's key in this process and in Redis at once, and in the other processes within milliseconds. */
  invalidate(tenantId: string, key: string): Promise<void>;
}

/** What features are given: caches of tenants' data, and no others. */
export interface TenantCaches {
  /** A cache of this name; every process that uses the name shares its invalidations. */
  tenantCache<V>(name: string, options: CacheOptions<V>): TenantCache<V>;
}

const ID_LENGTH = 36;

/** Keys by tenant over a cache of plain keys. */
export class KeyedByTenant<V> implements TenantCache<V> {
  readonly #cache: Cache<V>;

  constructor(cache: Cache<V>) {
    this.#cache = cache;
  }

  get(tenantId: string, key: string, load: () => Promise<V>): Promise<V> {
    return this.#cache.get(join(tenantId, key), load);
  }

  getHere(tenantId: string, key: string, load: () => Promise<V>): Promise<V> {
    return this.#cache.getHere(join(tenantId, key), load);
  }

  peek(tenantId: string, key: string): V | undefined {
    return this.#cache.peek(join(tenantId, key));
  }

  invalidate(tenantId: string, key: string): Promise<void> {
    return this.#cache.invalidate(join(tenantId, key));
  }
}

/** Ids are all of one length, so no two pairs give one key. @throws Error for what is no id */
function join(tenantId: string, key: string): string {
  if (tenantId.length !== ID_LENGTH) throw new Error('a tenant is named by its id');
  return `${tenantId}:${key}`;
}
