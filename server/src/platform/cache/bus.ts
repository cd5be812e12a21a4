import { type Bus, MAX_MESSAGE } from '#platform/bus/index.ts';
import { type Cache, type CacheOptions, LocalCache } from './cache.ts';

const CHANNEL = 'cache';

/** What one process tells the others: which cache, which key; without both, everything. */
type Message = readonly [name: string, key: string] | readonly [];

/**
 * Keeps the caches of all processes honest: what one forgets, all forget, told over the bus. While this
 * process does not hear the others nothing is remembered; when it hears again it begins empty, and the
 * others do as well if it had anything to tell them.
 */
export class CacheBus implements Disposable {
  readonly #bus: Bus;
  readonly #caches = new Map<string, LocalCache<unknown>>();
  readonly #ends: readonly (() => void)[];
  /** Whether something was forgotten here that the others could not be told. */
  #owes = false;
  /** Announcements go out one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param bus one that breaks when the control plane is lost: who cannot be heard can then have changed nothing */
  constructor(bus: Bus) {
    this.#bus = bus;
    this.#ends = [
      bus.subscribe(CHANNEL, (message) => this.#hear(message)),
      bus.onInterruption((isHearing) => this.#interrupted(isHearing)),
    ];
  }

  /** A cache of this name; every process that uses the name shares its invalidations. */
  cache<V>(name: string, options: CacheOptions<V>): Cache<V> {
    if (this.#caches.has(name)) throw new Error(`there is a cache called ${name} already`);
    const cache = new LocalCache<V>(options, {
      announce: (key) => this.#announce([name, key]),
      isHearing: () => this.#bus.isHearing,
    });
    this.#caches.set(name, cache as LocalCache<unknown>);
    return cache;
  }

  /** Forgets everything, here and in every process: for a change that touches more than could be named. */
  async forgetEverything(): Promise<void> {
    this.#forgetAll();
    await this.#announce([]);
  }

  #announce(message: Message): Promise<void> {
    const turn = this.#last.then(() => this.#tell(message));
    this.#last = turn;
    return turn;
  }

  async #tell(message: Message): Promise<void> {
    const named = JSON.stringify(message);
    const text = this.#owes || Buffer.byteLength(named) > MAX_MESSAGE ? '[]' : named;
    this.#owes = !(await this.#bus.publish(CHANNEL, text));
  }

  #hear(text: string): void {
    const [name, key] = parse(text);
    if (name === undefined || key === undefined) this.#forgetAll();
    else this.#caches.get(name)?.forget(key);
  }

  #interrupted(isHearing: boolean): void {
    this.#forgetAll();
    if (isHearing && this.#owes) void this.#announce([]);
  }

  #forgetAll(): void {
    for (const cache of this.#caches.values()) cache.forgetAll();
  }

  [Symbol.dispose](): void {
    for (const end of this.#ends) end();
  }
}

/** What is not understood counts as a reason to forget everything. */
function parse(text: string): readonly [name?: string, key?: string] {
  try {
    const message: unknown = JSON.parse(text);
    if (Array.isArray(message) && message.every((part) => typeof part === 'string'))
      return message as [];
  } catch {
    // falls through
  }
  return [];
}
