import type { Bus } from '#platform/bus/index.ts';
import { type Cache, type CacheOptions, LocalCache } from './cache.ts';
import { ANYWHERE, type InvalidationMessage, readMessage, writeMessage } from './message.ts';
import type { Epoch } from './redis/epoch.ts';
import { CacheNamespace } from './redis/cache-namespace.ts';
import type { SharedStore } from './redis/store.ts';
import { KeyedByTenant, type TenantCache, type TenantCaches } from './tenant-cache.ts';

const CHANNEL = 'cache';
const RETRY_MS = 1000;

export interface CacheBusOptions {
  /** Left out where no process of the deployment uses Redis: in tests. */
  readonly epoch?: Epoch;
  /** What the processes share in Redis, where there is one. */
  readonly store?: SharedStore | undefined;
}

/**
 * Keeps the caches of all processes consistent: invalidations are sent to all over the bus. While this
 * process is cut off from the others it caches nothing; once it is back it starts empty, and the
 * others do as well if it had anything to tell them.
 *
 * Entries in Redis are removed before the others are notified, or they would find them there again. Where that
 * is not certain, the epoch is advanced: nothing that was stored under the one before is ever read again.
 */
export class CacheBus implements TenantCaches, AsyncDisposable {
  readonly #bus: Bus;
  readonly #epoch: Epoch | undefined;
  readonly #store: SharedStore | undefined;
  readonly #caches = new Map<string, LocalCache<unknown>>();
  readonly #ends: readonly (() => void)[];
  #retry: NodeJS.Timeout | undefined;
  #closed = false;
  /** Whether an invalidation could not be sent to the others. */
  #hasUnsent = false;
  /** Resolves once missed invalidations are handled. */
  #settling: Promise<void> = Promise.resolve();
  /** Announcements go out one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param bus one that disconnects with the control plane: a process that is cut off then cannot have changed anything */
  constructor(bus: Bus, { epoch, store }: CacheBusOptions = {}) {
    this.#bus = bus;
    this.#epoch = epoch;
    this.#store = store;
    this.#ends = [
      bus.subscribe(CHANNEL, (text) => this.#onMessage(readMessage(text))),
      bus.onInterruption((isListening) => this.#interrupted(isListening)),
    ];
  }

  /**
   * A cache of this name for what belongs to the control plane; every process that uses the name shares
   * its invalidations. What belongs to a tenant goes into a tenantCache.
   */
  cache<V>(name: string, options: CacheOptions<V>): Cache<V> {
    if (this.#caches.has(name)) throw new Error(`there is a cache called ${name} already`);
    const { shared: codec, ttlMs } = options;
    const cache: LocalCache<V> = new LocalCache<V>(
      options,
      {
        announce: async (key) => {
          const cleared = codec ? await this.#clear(name, key) : ANYWHERE;
          // Before Redis had lost it, it may have come back from there.
          cache.forget(key);
          await this.#announce({ is: 'key', name, key, ...(cleared !== undefined && { cleared }) });
        },
        isListening: () => this.#bus.isListening,
      },
      codec && this.#store && new CacheNamespace(this.#store, name, codec, ttlMs),
    );
    this.#caches.set(name, cache as LocalCache<unknown>);
    return cache;
  }

  tenantCache<V>(name: string, options: CacheOptions<V>): TenantCache<V> {
    return new KeyedByTenant(this.cache(name, options));
  }

  /** Forgets everything, here and in every process: for a change that touches more than could be named. */
  async forgetEverything(): Promise<void> {
    this.#forgetAll();
    await this.#announce({ is: 'everything' });
  }

  /** Removes a key from Redis. @returns from which server; undefined when that is not known */
  async #clear(name: string, key: string): Promise<string | undefined> {
    await this.#settling;
    // Where no one has ever used Redis there is nothing to clear.
    if (!this.#isShared()) return ANYWHERE;
    return this.#store?.remove([name, key]);
  }

  /** Whether some process may have something in Redis. */
  #isShared(): boolean {
    return this.#epoch !== undefined && this.#epoch.current !== 0;
  }

  #announce(message: InvalidationMessage): Promise<void> {
    const announced = this.#last.then(() => this.#broadcast(message));
    this.#last = announced;
    return announced;
  }

  async #broadcast(message: InvalidationMessage): Promise<void> {
    await this.#settling;
    const isCleared = message.is === 'key' && message.cleared !== undefined;
    try {
      if ((this.#hasUnsent || !isCleared) && this.#isShared()) await this.#advance();
      const outgoing: InvalidationMessage =
        message.is === 'key' ? { cleared: ANYWHERE, ...message } : message;
      await this.#publish(this.#hasUnsent ? { is: 'everything' } : outgoing);
      this.#hasUnsent = false;
    } catch {
      this.#hasUnsent = true;
      this.#settleLater();
    }
  }

  /** Leaves behind whatever is in Redis, for everyone. @throws when that cannot be said now */
  async #advance(): Promise<void> {
    try {
      const epoch = await this.#epoch?.advance();
      if (epoch !== undefined) await this.#publish({ is: 'epoch', epoch });
    } catch (error) {
      this.#epoch?.lost();
      throw error;
    }
  }

  /** @throws when it cannot be said now */
  async #publish(message: InvalidationMessage): Promise<void> {
    if (!(await this.#bus.publish(CHANNEL, writeMessage(message)))) throw new Error('no line');
  }

  #onMessage(message: InvalidationMessage): void {
    if (message.is === 'epoch') return this.#epoch?.observe(message.epoch);
    if (message.is === 'everything') return this.#forgetAll();
    const { name, key, cleared } = message;
    const cache = this.#caches.get(name);
    cache?.forget(key);
    // The sender has no Redis, or a different one from this process's.
    const isCleared = cleared === ANYWHERE || (cleared && cleared === this.#store?.server);
    if (cache?.isShared && !isCleared) void this.#clearHere(cache, name, key);
  }

  async #clearHere(cache: LocalCache<unknown>, name: string, key: string): Promise<void> {
    const cleared = await this.#store?.remove([name, key]);
    cache.forget(key);
    if (cleared === undefined) await this.#announce({ is: 'key', name, key });
  }

  #interrupted(isListening: boolean): void {
    this.#epoch?.lost();
    this.#forgetAll();
    if (isListening) this.#settling = this.#settle();
  }

  /** After a disconnect: reads the epoch, and resends invalidations that could not be sent. */
  async #settle(): Promise<void> {
    try {
      if (this.#epoch && this.#epoch.current === undefined) {
        await this.#epoch.renew();
        // From now on those without Redis know that others have one.
        if (this.#store && this.#epoch.current === 0) await this.#advance();
      }
      // Not waited for: it waits for this.
      if (this.#hasUnsent) void this.#announce({ is: 'everything' });
    } catch {
      this.#settleLater();
    }
  }

  #settleLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      // Without a line, the next one that is opened leads here.
      if (!this.#closed && this.#bus.isListening) this.#settling = this.#settle();
    }, RETRY_MS).unref();
  }

  #forgetAll(): void {
    for (const cache of this.#caches.values()) cache.forgetAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const end of this.#ends) end();
    await this.#last;
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#store?.[Symbol.asyncDispose]();
    await this.#epoch?.[Symbol.asyncDispose]();
  }
}
