import pg from 'pg';
import { type Cache, type CacheOptions, LocalCache } from './cache.ts';

const CHANNEL = 'taskforce_cache';
const RECONNECT_MS = 1000;

/** What one process tells the others: who says it, which cache, which key; without both, everything. */
type Message = readonly [sender: string, name?: string, key?: string];

/**
 * Keeps the caches of all processes honest: what one forgets, all forget, told through PostgreSQL's
 * NOTIFY. While there is no line to PostgreSQL nothing is remembered, because nothing could be heard;
 * when it is back, this process begins empty, and the others do as well if it had anything to tell them.
 */
export class CacheBus implements AsyncDisposable {
  readonly #url: string;
  readonly #caches = new Map<string, LocalCache<unknown>>();
  readonly #sender = String(process.pid) + Math.random().toString(36).slice(2, 8);
  #line: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;
  /** Whether something was forgotten here that the others could not be told. */
  #owes = false;
  /** Announcements go out one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param url the control plane, reached directly (LISTEN does not pass through a transaction pooler) */
  constructor(url: string) {
    this.#url = url;
  }

  /** A cache of this name; every process that uses the name shares its invalidations. */
  cache<V>(name: string, options: CacheOptions<V>): Cache<V> {
    if (this.#caches.has(name)) throw new Error(`there is a cache called ${name} already`);
    const cache = new LocalCache<V>(options, {
      announce: (key) => this.#announce([this.#sender, name, key]),
      isHearing: () => this.#line !== undefined,
    });
    this.#caches.set(name, cache as LocalCache<unknown>);
    return cache;
  }

  /** Opens the line. @throws when the control plane cannot be reached now */
  async open(): Promise<void> {
    const line = new pg.Client({
      connectionString: this.#url,
      application_name: 'taskforce cache',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5000,
    });
    line.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    line.on('error', () => this.#lost(line));
    line.on('end', () => this.#lost(line));
    try {
      await line.connect();
      await line.query(`listen ${CHANNEL}`);
    } catch (error) {
      await line.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) return line.end();
    this.#forgetAll();
    this.#line = line;
    if (this.#owes) await this.#announce([this.#sender]);
  }

  /** Forgets everything, here and in every process: for a change that touches more than could be named. */
  async forgetEverything(): Promise<void> {
    this.#forgetAll();
    await this.#announce([this.#sender]);
  }

  #announce(message: Message): Promise<void> {
    const turn = this.#last.then(() => this.#tell(message));
    this.#last = turn;
    return turn;
  }

  async #tell(message: Message): Promise<void> {
    try {
      if (!this.#line) throw new Error('there is no line');
      const text = JSON.stringify(this.#owes ? [this.#sender] : message);
      await this.#line.query('select pg_catalog.pg_notify($1, $2)', [CHANNEL, text]);
      this.#owes = false;
    } catch {
      this.#owes = true;
    }
  }

  #hear(payload: string): void {
    const [sender, name, key] = parse(payload);
    if (sender === this.#sender) return;
    if (name === undefined || key === undefined) this.#forgetAll();
    else this.#caches.get(name)?.forget(key);
  }

  #lost(line: pg.Client): void {
    if (this.#line !== line || this.#closed) return;
    this.#line = undefined;
    this.#forgetAll();
    const again = (): void => {
      if (this.#closed) return;
      this.open().catch(() => {
        this.#retry = setTimeout(again, RECONNECT_MS).unref();
      });
    };
    this.#retry = setTimeout(again, RECONNECT_MS).unref();
  }

  #forgetAll(): void {
    for (const cache of this.#caches.values()) cache.forgetAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#last;
    await this.#line?.end();
  }
}

/** Anybody who may connect can notify: what is not understood counts as a reason to forget everything. */
function parse(payload: string): Message {
  try {
    const message: unknown = JSON.parse(payload);
    if (Array.isArray(message) && message.every((part) => typeof part === 'string'))
      return message as unknown as Message;
  } catch {
    // falls through
  }
  return ['nobody we know'];
}
