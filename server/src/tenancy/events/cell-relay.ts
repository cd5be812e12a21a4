import { setTimeout as delay } from 'node:timers/promises';
import type { StreamedEvent } from './event-type.ts';
import type { Outbox, StreamEnd } from './outbox.ts';

export interface CellRelayOptions {
  /** Opens the cell's outbox anew, after a connection was lost too. */
  readonly open: () => Promise<Outbox>;
  /** What must happen with events for them to count as handed on: jobs are asked for. */
  readonly handOn: (events: readonly StreamedEvent[]) => Promise<void>;
  /** What need not: those who listen are told. */
  readonly tell: (events: readonly StreamedEvent[]) => void;
  /** Tells how far streams have come, after a relay before this one may have ended without telling. */
  readonly remind: (ends: readonly StreamEnd[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Events in one commit. */
const BATCH = 500;
/** How long nobody may be heard before the table is looked at anyhow: a wake-up may get lost. */
const POLL_MS = 250;
/** How often others try for the lock; when its holder dies, its connection's end frees it at once. */
const STANDBY_MS = 1500;
/** After a failure the next try comes later and later. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [100, 5000];
/** How far back a new holder reminds of what the one before may not have told. */
const REMIND_SECONDS = 120;
const KEPT_HOURS = 24;
const [TRIM_MS, TRIM_ROWS] = [60_000, 5000];

/** Hands on the events of one cell, for as long as it holds the cell's lock. */
export class CellRelay implements AsyncDisposable {
  readonly #options: CellRelayOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #wake: () => void = () => undefined;
  #isWanted = false;
  #isHolding = false;
  #trimAt = performance.now() + TRIM_MS * Math.random();

  constructor(options: CellRelayOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  /** Whether this process is the one that hands on the cell's events just now. */
  get isHolding(): boolean {
    return this.#isHolding;
  }

  /** Says that there are fresh events. */
  wake(): void {
    this.#isWanted = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted;) {
      try {
        const isMine = await this.#hold(() => (failures = 0));
        if (!isMine) await this.#pause(STANDBY_MS * (0.75 + Math.random() / 2));
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        // Once for each outage: it is tried again and again.
        if (failures === 0) this.#options.onError(error);
        const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++);
        await this.#pause(wait * (0.5 + Math.random() / 2));
      }
    }
  }

  /** @returns false when somebody else holds the lock; ends otherwise only by a failure, or when asked to */
  async #hold(onProgress: () => void): Promise<boolean> {
    await using outbox = await this.#options.open();
    if (!(await outbox.lock())) return false;
    this.#isHolding = true;
    try {
      this.#options.remind(await outbox.grown(REMIND_SECONDS));
      while (!this.#stop.signal.aborted) {
        this.#isWanted = false;
        const events = await outbox.stamp(BATCH, this.#options.handOn);
        onProgress();
        if (events.length > 0) this.#options.tell(events);
        if (events.length === BATCH || this.#isWanted) continue;
        await this.#trim(outbox);
        await this.#untilWanted();
      }
      return true;
    } finally {
      this.#isHolding = false;
    }
  }

  async #trim(outbox: Outbox): Promise<void> {
    if (performance.now() < this.#trimAt) return;
    const gone = await outbox.trim(KEPT_HOURS, TRIM_ROWS);
    // A backlog goes a piece at a time, so that fresh events never wait for it.
    this.#trimAt = performance.now() + (gone === TRIM_ROWS ? POLL_MS : TRIM_MS);
  }

  async #untilWanted(): Promise<void> {
    if (this.#isWanted || this.#stop.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, POLL_MS);
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
    await this.#running;
  }
}
