import { setTimeout as delay } from 'node:timers/promises';
import type { BackingTier, Loaded } from '../cache.ts';
import { type CacheCodec, encode, decode } from './codec.ts';
import type { LoadLease, LeaseResult, SharedStore } from './store.ts';

/** How long to wait for another process that loads the same, before loading it oneself. */
const PAUSES_MS = [5, 10, 20, 40];

/** The part of the shared store under one cache's name. */
export class CacheNamespace<V> implements BackingTier<V> {
  readonly #store: SharedStore;
  readonly #name: string;
  readonly #codec: CacheCodec<V>;
  readonly #ttlMs: number;

  constructor(store: SharedStore, name: string, codec: CacheCodec<V>, ttlMs: number) {
    this.#store = store;
    this.#name = name;
    this.#codec = codec;
    this.#ttlMs = ttlMs;
  }

  async getOrLoad(key: string, load: () => Promise<V>): Promise<Loaded<V>> {
    const result = await this.#getOrLease(key);
    if (result.is === 'found') {
      const stored = decode(this.#codec, result.text);
      // It lives as long here as it would there: the time to live bounds how old a value gets, wherever it lies.
      if (stored) return { value: stored.value, ttlMs: Math.max(1, result.ttlMs) };
    }
    if (result.is !== 'leased') return { value: await load(), ttlMs: this.#ttlMs };
    return { value: await this.#load(result.lease, load), ttlMs: this.#ttlMs };
  }

  async #getOrLease(key: string): Promise<LeaseResult> {
    const path = [this.#name, key];
    let result = await this.#store.getOrLease(path);
    for (const pause of PAUSES_MS) {
      if (result.is !== 'busy') break;
      await delay(pause);
      result = await this.#store.getOrLease(path);
    }
    return result;
  }

  async #load(lease: LoadLease, load: () => Promise<V>): Promise<V> {
    try {
      const value = await load();
      // No one waits for it to be stored.
      void this.#store.put(lease, encode(this.#codec, value), this.#ttlMs);
      return value;
    } catch (error) {
      void this.#store.release(lease);
      throw error;
    }
  }
}
