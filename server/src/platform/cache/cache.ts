import { LRUCache } from 'lru-cache';

/** A look-up that remembers: at most one load per key at a time, forgotten after a while or when told. */
export interface Cache<V> {
  /** The value under a key, loaded when it is not known. A failed load is not remembered. */
  get(key: string, load: () => Promise<V>): Promise<V>;
  /** The value under a key if it is known just now. */
  peek(key: string): V | undefined;
  /** Forgets a key in this process at once and in the others within milliseconds. */
  invalidate(key: string): Promise<void>;
}

export interface CacheOptions<V = unknown> {
  /** How many values are remembered, or what they weigh together where they are weighed. */
  readonly max: number;
  /** What a value weighs, at least 1; for values that differ much in size. */
  readonly weigh?: (value: V) => number;
  readonly ttlMs: number;
}

/** The other processes, as a cache sees them. */
export interface Others {
  /** Tells them to forget a key; never fails. */
  announce(key: string): Promise<void>;
  /** Whether this process would hear of what they change. */
  isHearing(): boolean;
}

export class LocalCache<V> implements Cache<V> {
  readonly #known: LRUCache<string, { value: V }>;
  readonly #loading = new Map<string, Promise<V>>();
  readonly #others: Others;

  constructor({ max, ttlMs: ttl, weigh }: CacheOptions<V>, others: Others) {
    this.#known = weigh
      ? new LRUCache({ maxSize: max, sizeCalculation: ({ value }) => weigh(value), ttl })
      : new LRUCache({ max, ttl });
    this.#others = others;
  }

  async get(key: string, load: () => Promise<V>): Promise<V> {
    const known = this.#known.get(key);
    if (known) return known.value;
    const underWay = this.#loading.get(key);
    if (underWay) return underWay;
    const loading = load();
    this.#loading.set(key, loading);
    try {
      const value = await loading;
      // Forgotten while it was loading: the value may be from before the change, so it is not kept.
      const isCurrent = this.#loading.get(key) === loading;
      if (isCurrent && this.#others.isHearing()) this.#known.set(key, { value });
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
    await this.#others.announce(key);
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
