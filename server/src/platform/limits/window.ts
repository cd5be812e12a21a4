import { LRUCache } from 'lru-cache';
import { atMost } from '../cache/index.ts';
import type { QuotaLease, LeaseFrom } from './lessor.ts';

export const WINDOW_SECONDS = 60;
const WINDOW_MS = WINDOW_SECONDS * 1000;
/** The least recently seen key is evicted, and starts from zero. */
const MOST_KEYS = 200_000;
/** A process takes this part of a quota from Redis at a time; with what is left of it, it answers alone. */
const BLOCKS = 50;

/** Whether one more is allowed, and what is left. */
export interface RateResult {
  readonly isAllowed: boolean;
  readonly limit: number;
  /** As far as this process knows, never less than 0. */
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly secondsLeft: number;
}

interface Count {
  /** Milliseconds of this process's clock. */
  endsAt: number;
  /** How many this process has let through in this window. */
  used: number;
  /** How many it may let through without asking Redis. */
  held: number;
  /** The quota that `held` is part of. */
  quota: number;
  /** What no one had taken when Redis was last asked. */
  free: number;
  /** The quota that was used up when Redis was last asked. */
  spent: number | undefined;
  asking: Promise<void> | undefined;
}

/**
 * Counts requests in windows of a minute that begin with the first. Where processes share a Redis, each
 * takes part of a quota there at a time, so together they never let through more than it, and most
 * requests ask no one. Without Redis, or while it is away, each process counts for itself.
 */
export class Windows {
  readonly #counts = new LRUCache<string, Count>(atMost(MOST_KEYS));
  readonly #lease: LeaseFrom | undefined;
  readonly #now: () => number;

  constructor(lease: LeaseFrom | undefined, now: () => number = Date.now) {
    this.#lease = lease;
    this.#now = now;
  }

  /** Takes one of `limit` a minute; a promise only where Redis has to be asked. */
  take(key: string, limit: number): RateResult | Promise<RateResult> {
    const count = this.#countOf(key);
    // Of a larger quota than there is now, such as that of the plan before.
    if (limit < count.quota) count.held = 0;
    if (!this.#lease) return this.#settle(count, limit, count.used < limit);
    if (count.held > 0) {
      count.held -= 1;
      if (count.held < blockOf(limit) / 4 && count.spent !== limit)
        void this.#ask(key, count, limit);
      return this.#settle(count, limit, true);
    }
    if (count.spent === limit) return this.#settle(count, limit, false);
    return this.#takeShared(key, limit);
  }

  async #takeShared(key: string, limit: number): Promise<RateResult> {
    // Others may have used up what came while this one waited, so more than once, but not for ever.
    for (let tries = 0; tries < BLOCKS; tries++) {
      const count = this.#countOf(key);
      if (count.held > 0) {
        count.held -= 1;
        return this.#settle(count, limit, true);
      }
      if (count.spent === limit) return this.#settle(count, limit, false);
      await this.#ask(key, count, limit);
    }
    const count = this.#countOf(key);
    return this.#settle(count, limit, count.used < limit);
  }

  #ask(key: string, count: Count, limit: number): Promise<void> {
    count.asking ??= this.#renew(key, count, limit).finally(() => (count.asking = undefined));
    return count.asking;
  }

  async #renew(key: string, count: Count, limit: number): Promise<void> {
    const wanted = blockOf(limit);
    const lease = await this.#lease?.(key, wanted, limit, WINDOW_MS);
    this.#accept(count, limit, lease ?? this.#alone(count, limit));
  }

  #accept(count: Count, limit: number, { granted, free, msLeft }: QuotaLease): void {
    const endsAt = this.#now() + msLeft;
    // Another window than the one this process was in.
    if (endsAt > count.endsAt + WINDOW_MS / 2) Object.assign(count, { used: 0, held: 0 });
    count.endsAt = endsAt;
    count.held += granted;
    count.quota = limit;
    count.free = free;
    count.spent = granted === 0 ? limit : undefined;
  }

  /** Redis is away: what this process has let through counts, and nothing else. */
  #alone(count: Count, limit: number): QuotaLease {
    const free = Math.max(0, limit - count.used - count.held);
    const granted = Math.min(1, free);
    return { granted, free: free - granted, msLeft: count.endsAt - this.#now() };
  }

  #settle(count: Count, limit: number, isAllowed: boolean): RateResult {
    if (isAllowed) count.used += 1;
    const remaining = this.#lease ? count.free + count.held : limit - count.used;
    const secondsLeft = Math.max(1, Math.ceil((count.endsAt - this.#now()) / 1000));
    return { isAllowed, limit, remaining: Math.max(0, remaining), secondsLeft };
  }

  #countOf(key: string): Count {
    const known = this.#counts.get(key);
    if (known && known.endsAt > this.#now()) return known;
    const count: Count = {
      endsAt: this.#now() + WINDOW_MS,
      used: 0,
      held: 0,
      quota: 0,
      free: 0,
      spent: undefined,
      asking: undefined,
    };
    this.#counts.set(key, count);
    return count;
  }
}

const blockOf = (limit: number): number => Math.max(1, Math.floor(limit / BLOCKS));
