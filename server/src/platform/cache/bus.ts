import pg from 'pg';
import { type Cache, type CacheOptions, LocalCache } from './cache.ts';

const CHANNEL = 'taskforce_cache';
const RECONNECT_MS = 1000;

/**
 * Keeps the caches of all processes honest: what one forgets, all forget, told through PostgreSQL's
 * NOTIFY. When the line to PostgreSQL is lost, and when it is back, every cache starts empty; in
 * between, each cache's time to live bounds how stale an answer can be.
 */
export class CacheBus implements AsyncDisposable {
  readonly #url: string;
  readonly #caches = new Map<string, LocalCache<unknown>>();
  readonly #sender = String(process.pid) + Math.random().toString(36).slice(2, 8);
  #line: pg.Client | undefined;
  #closed = false;

  /** @param url the control plane, reached directly (LISTEN does not pass through a transaction pooler) */
  constructor(url: string) {
    this.#url = url;
  }

  /** A cache of this name; every process that uses the name shares its invalidations. */
  cache<V>(name: string, options: CacheOptions): Cache<V> {
    if (this.#caches.has(name)) throw new Error(`there is a cache called ${name} already`);
    const cache = new LocalCache<V>(options, (key) => this.#announce(name, key));
    this.#caches.set(name, cache as LocalCache<unknown>);
    return cache;
  }

  /** Opens the line. @throws when the control plane cannot be reached now */
  async open(): Promise<void> {
    const line = new pg.Client({
      connectionString: this.#url,
      application_name: 'taskforce cache',
    });
    line.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    line.on('error', () => this.#lost(line));
    line.on('end', () => this.#lost(line));
    await line.connect();
    await line.query(`listen ${CHANNEL}`);
    this.#line = line;
    this.#forgetAll();
  }

  async #announce(name: string, key: string): Promise<void> {
    const payload = JSON.stringify([this.#sender, name, key]);
    await this.#line?.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined);
  }

  #hear(payload: string): void {
    const [sender, name, key] = JSON.parse(payload) as [string, string, string];
    if (sender !== this.#sender) this.#caches.get(name)?.forget(key);
  }

  #lost(line: pg.Client): void {
    if (this.#line !== line || this.#closed) return;
    this.#line = undefined;
    this.#forgetAll();
    const again = (): void => {
      if (this.#closed) return;
      this.open().catch(() => setTimeout(again, RECONNECT_MS).unref());
    };
    setTimeout(again, RECONNECT_MS).unref();
  }

  #forgetAll(): void {
    for (const cache of this.#caches.values()) cache.forgetAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#line?.end();
  }
}
