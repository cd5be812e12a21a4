import { setTimeout as delay } from 'node:timers/promises';
import { EventDispatcher, type DispatcherOptions } from './dispatcher.ts';
import type { Outbox, StreamEnd } from './outbox.ts';

export interface CellRelayOptions extends DispatcherOptions {
  /** Opens the cell's outbox; undefined when the cell is gone. */
  readonly open: () => Promise<Outbox | undefined>;
  /** Tells how far streams have come, after a relay before this one may have ended without telling. */
  readonly announceEnds: (ends: readonly StreamEnd[]) => void;
  /** Called with the number of events set aside, when it has changed. */
  readonly onSetAside: (events: number) => Promise<void>;
  /** Asks others to take the cell over. */
  readonly leave: () => void;
}

/** While there is work the outbox is also looked at unasked, more and more rarely; a wake-up may get lost. */
const [FIRST_POLL_MS, LONGEST_POLL_MS] = [250, 2000];
/** How long the connection is held after the last event. */
const LINGER_MS = 10_000;
/** How often it is tried again while someone else dispatches; when they die, their connection's end frees it. */
const STANDBY_MS = 2000;
/** After a failure the next try comes later and later. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [100, 5000];
/** How far back a new holder announces what the one before may not have published. */
const CATCH_UP_SECONDS = 120;
const KEPT_HOURS = 24;
const [TRIM_MS, TRIM_ROWS] = [60_000, 5000];

type HoldResult = 'nothing left' | 'held elsewhere' | 'gone';

/**
 * Dispatches the events of one cell. It holds the cell's lock, and a connection for it, from when it is woken
 * until nothing has happened for a while; in between it does nothing at all.
 */
export class CellRelay implements AsyncDisposable {
  readonly #options: CellRelayOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #wake: () => void = () => undefined;
  #isWanted = false;
  #isHolding = false;
  /** The previous holder may have died between placing events and announcing them. */
  #mustCatchUp = true;
  #aside: number | undefined;
  #trimAt = 0;

  constructor(options: CellRelayOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /** Whether this process is the one that dispatches the cell's events just now. */
  get isHolding(): boolean {
    return this.#isHolding;
  }

  /** Says that there are fresh events. @param again someone may have ended without telling of events */
  wake(anew = false): void {
    if (anew) this.#mustCatchUp = true;
    this.#isWanted = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted;) {
      await this.#untilWanted();
      if (this.#stop.signal.aborted) return;
      try {
        const result = await this.#hold(() => (failures = 0));
        if (result === 'gone') return;
        if (result === 'nothing left') continue;
        // Until it has looked under the lock itself, it is not sure that nothing was left.
        this.#isWanted = true;
        await this.#pause(STANDBY_MS * (0.75 + Math.random() / 2));
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#isWanted = true;
        this.#mustCatchUp = true;
        // Once for each outage: it is tried again and again.
        if (failures === 0) this.#options.onError(error);
        if (failures === 0) this.#options.leave();
        const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++);
        await this.#pause(wait * (0.5 + Math.random() / 2));
      }
    }
  }

  async #hold(onProgress: () => void): Promise<HoldResult> {
    await using outbox = await this.#options.open();
    if (!outbox) return 'gone';
    if (!(await outbox.lock())) return 'held elsewhere';
    this.#isHolding = true;
    try {
      await this.#workOn(outbox, onProgress);
      return 'nothing left';
    } finally {
      this.#isHolding = false;
    }
  }

  async #workOn(outbox: Outbox, onProgress: () => void): Promise<void> {
    const { announceEnds } = this.#options;
    const dispatcher = new EventDispatcher(outbox, this.#options);
    const isCatchingUp = this.#mustCatchUp;
    this.#mustCatchUp = false;
    if (isCatchingUp) announceEnds(await outbox.grown(CATCH_UP_SECONDS));
    let [poll, lastAt] = [FIRST_POLL_MS, performance.now()];
    while (!this.#stop.signal.aborted) {
      this.#isWanted = false;
      const { dispatched, isMore, setAside } = await dispatcher.dispatchNext();
      onProgress();
      if (setAside > 0 || this.#aside === undefined) await this.#countAside(outbox);
      const now = performance.now();
      if (dispatched > 0 || dispatcher.dueAt < Infinity) [poll, lastAt] = [FIRST_POLL_MS, now];
      if (isMore || this.#isWanted) continue;
      await this.#trim(outbox);
      if (now - lastAt >= LINGER_MS) return;
      await this.#untilWanted(Math.min(poll, Math.max(0, dispatcher.dueAt - performance.now())));
      poll = Math.min(LONGEST_POLL_MS, poll * 2);
    }
  }

  async #countAside(outbox: Outbox): Promise<void> {
    const count = await outbox.countAside();
    if (count !== this.#aside) await this.#options.onSetAside(count);
    this.#aside = count;
  }

  async #trim(outbox: Outbox): Promise<void> {
    if (performance.now() < this.#trimAt) return;
    await this.#countAside(outbox);
    const gone = await outbox.trim(KEPT_HOURS, TRIM_ROWS);
    // A backlog goes a piece at a time, so that fresh events never wait for it.
    this.#trimAt = performance.now() + (gone === TRIM_ROWS ? FIRST_POLL_MS : TRIM_MS);
  }

  async #untilWanted(patienceMs?: number): Promise<void> {
    if (this.#isWanted || this.#stop.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = patienceMs === undefined ? undefined : setTimeout(resolve, patienceMs);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
    this.#wake = () => undefined;
  }

  #pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    this.#wake();
    const wasHolding = this.#isHolding;
    await this.#running;
    // Others learn that it is free; they look whether anything is left.
    if (wasHolding) this.#options.leave();
  }
}
