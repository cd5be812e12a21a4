import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.ts';
import type { CacheCodec } from './redis/codec.ts';

/** A caching lookup: at most one load per key at a time; entries expire, or are invalidated. */
export interface Cache<V> {
  /** The value under a key, loaded when it is not known. A failed load is not remembered. */
  get(key: string, load: () => Promise<V>): Promise<V>;
  /**
   * The same without Redis: for values of several keys that one question answers. To be stored there, each
   * would have to be asked for after its own key was looked up.
   */
  getHere(key: string, load: () => Promise<V>): Promise<V>;
  /** The value under a key if this process knows it just now. */
  peek(key: string): V | undefined;
  /** Forgets a key in this process and in Redis at once, and in the other processes within milliseconds. */
  invalidate(key: string): Promise<void>;
}

export interface CacheOptions<V = unknown> {
  /** How many values are remembered, or what they weigh together where they are weighed. */
  readonly max: number;
  /** What a value weighs, at least 1; for values that differ much in size. */
  readonly weigh?: (value: V) => number;
  readonly ttlMs: number;
  /** Makes the processes share what they loaded, where there is a Redis; pays where loading costs more than asking it. */
  readonly shared?: CacheCodec<V>;
}

export interface Loaded<V> {
  readonly value: V;
  /** How long it may be kept. */
  readonly ttlMs: number;
}

/** The tier between this process and the load: Redis, where there is one. */
export interface BackingTier<V> {
  getOrLoad(key: string, load: () => Promise<V>): Promise<Loaded<V>>;
}

/** How a cache reaches the other processes. */
export interface Invalidator {
  /** Has everyone forget a key: Redis first, then the other processes; never fails. */
  announce(key: string): Promise<void>;
  /** Whether this process currently receives invalidations. */
  isListening(): boolean;
}

export class LocalCache<V> implements Cache<V> {
  readonly #known: LRUCache<string, { value: V }>;
  readonly #loading = new Map<string, Promise<Loaded<V>>>();
  readonly #invalidator: Invalidator;
  readonly #backing: BackingTier<V> | undefined;
  readonly #ttl: number;
  /** Whether its values may lie in Redis. */
  readonly isShared: boolean;

  constructor(
    { max, ttlMs: ttl, weigh }: CacheOptions<V>,
    invalidator: Invalidator,
    backing?: BackingTier<V>,
  ) {
    const bounds = weigh
      ? { maxSize: max, sizeCalculation: ({ value }: { value: V }) => weigh(value) }
      : atMost(max);
    this.#known = new LRUCache({ ...bounds, ttl });
    this.#invalidator = invalidator;
    this.isShared = backing !== undefined;
    this.#ttl = ttl;
    this.#backing = backing;
  }

  get(key: string, load: () => Promise<V>): Promise<V> {
    const backing = this.#backing;
    return backing ? this.#get(key, () => backing.getOrLoad(key, load)) : this.getHere(key, load);
  }

  getHere(key: string, load: () => Promise<V>): Promise<V> {
    return this.#get(key, async () => ({ value: await load(), ttlMs: this.#ttl }));
  }

  async #get(key: string, load: () => Promise<Loaded<V>>): Promise<V> {
    const known = this.#known.get(key);
    if (known) return known.value;
    const underWay = this.#loading.get(key);
    if (underWay) return (await underWay).value;
    const loading = load();
    this.#loading.set(key, loading);
    try {
      const { value, ttlMs: ttl } = await loading;
      // Forgotten while it was loading: the value may be from before the change, so it is not kept.
      const isCurrent = this.#loading.get(key) === loading;
      if (isCurrent && this.#invalidator.isListening()) this.#known.set(key, { value }, { ttl });
      return value;
    } finally {
      if (this.#loading.get(key) === loading) this.#loading.delete(key);
    }
  }

  peek(key: string): V | undefined {
    return this.#known.get(key)?.value;
  }

  async invalidate(key: string): Promise<void> {
    this.forget(key);
    await this.#invalidator.announce(key);
  }

  forget(key: string): void {
    this.#known.delete(key);
    this.#loading.delete(key);
  }

  forgetAll(): void {
    this.#known.clear();
    this.#loading.clear();
  }
}
