import { setTimeout as delay } from 'node:timers/promises';
import type { Behind, Loaded } from '../cache.ts';
import { type Form, textOf, valueIn } from './form.ts';
import type { LoadLease, Look, SharedStore } from './store.ts';

/** How long to wait for another process that loads the same, before loading it oneself. */
const PAUSES_MS = [5, 10, 20, 40];

/** The part of the shared store that belongs to one cache. */
export class Shelf<V> implements Behind<V> {
  readonly #store: SharedStore;
  readonly #name: string;
  readonly #form: Form<V>;
  readonly #ttlMs: number;

  constructor(store: SharedStore, name: string, form: Form<V>, ttlMs: number) {
    this.#store = store;
    this.#name = name;
    this.#form = form;
    this.#ttlMs = ttlMs;
  }

  async through(key: string, load: () => Promise<V>): Promise<Loaded<V>> {
    const look = await this.#look(key);
    if (look.is === 'found') {
      const held = valueIn(this.#form, look.text);
      // It lives as long here as it would there: the time to live bounds how old a value gets, wherever it lies.
      if (held) return { value: held.value, ttlMs: Math.max(1, look.ttlMs) };
    }
    if (look.is !== 'leased') return { value: await load(), ttlMs: this.#ttlMs };
    return { value: await this.#fill(look.lease, load), ttlMs: this.#ttlMs };
  }

  async #look(key: string): Promise<Look> {
    const path = [this.#name, key];
    let look = await this.#store.look(path);
    for (const pause of PAUSES_MS) {
      if (look.is !== 'busy') break;
      await delay(pause);
      look = await this.#store.look(path);
    }
    return look;
  }

  async #fill(lease: LoadLease, load: () => Promise<V>): Promise<V> {
    try {
      const value = await load();
      // Nobody waits for it to be stored.
      void this.#store.keep(lease, textOf(this.#form, value), this.#ttlMs);
      return value;
    } catch (error) {
      void this.#store.release(lease);
      throw error;
    }
  }
}
