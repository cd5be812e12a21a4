import { LRUCache } from 'lru-cache';
import { atMost } from '#platform/cache/index.ts';
import { networkOf } from './network.ts';

const DAY_MS = 86_400_000;
const MOST = 100_000;

/**
 * Networks from which someone has signed in to this process within a month. While a storm of attempts comes from
 * unknown networks, their attempts have priority.
 */
export class KnownNetworks {
  readonly #networks = new LRUCache<string, true>({ ...atMost(MOST), ttl: 30 * DAY_MS });

  /** @param address of a request */
  add(address: string): void {
    this.#networks.set(networkOf(address), true);
  }

  has(address: string): boolean {
    return this.#networks.has(networkOf(address));
  }
}
