import type { StreamedEvent } from './event-type.ts';

/** A place in a tenant's stream. */
export interface StreamPosition {
  readonly epoch: number;
  readonly position: number;
}

/** Who listens to a tenant's events. */
export interface FeedListener {
  /** What comes next, in order, without gaps and without repetition. */
  onEvents(events: readonly StreamedEvent[]): void;
  /** The stream restarts, or too much was missed: everything about the tenant must be read again. */
  onReset(place: StreamPosition): void;
}

/** What a feed reads of its tenant. */
export interface FeedSource {
  /** Where the tenant's stream ends now. */
  end(): Promise<StreamPosition>;
  after(position: number, limit: number): Promise<StreamedEvent[]>;
}

/** Events read at a time. */
const PAGE = 500;

/** The events of one tenant in this process: every listener gets each once, in order. */
export class TenantFeed {
  readonly listeners = new Set<FeedListener>();
  readonly #source: FeedSource;
  readonly #onError: (error: unknown) => void;
  #head: StreamPosition | undefined;
  /** What is done one after the other; undefined while nothing is under way. */
  #last: Promise<void> | undefined;

  constructor(source: FeedSource, onError: (error: unknown) => void) {
    this.#source = source;
    this.#onError = onError;
  }

  /** The position of the listeners: they have every event up to here since they subscribed. */
  async opened(): Promise<StreamPosition> {
    if (this.#head) return this.#head;
    await this.#serialize(async () => {
      this.#head ??= await this.#source.end();
    });
    if (!this.#head) throw new Error('the event stream cannot be read now');
    return this.#head;
  }

  /** Takes events that were just placed in the stream, in order. */
  receive(events: readonly StreamedEvent[]): void {
    // The usual case, delivered synchronously: nothing is pending and these come next.
    if (!this.#last && this.#head && this.#follows(events)) return this.#deliver(events);
    void this.#serialize(() => this.#take(events));
  }

  /** Reads events that listeners do not have yet. @param upTo does nothing if they are that far */
  catchUp(upTo?: number): void {
    void this.#serialize(async () => {
      if (!this.#head || (upTo !== undefined && upTo <= this.#head.position)) return;
      await this.#readOn();
    });
  }

  #follows([first]: readonly StreamedEvent[]): boolean {
    const { epoch, position } = this.#head as StreamPosition;
    return first !== undefined && first.epoch === epoch && first.position === position + 1;
  }

  async #take(events: readonly StreamedEvent[]): Promise<void> {
    if (!this.#head) return;
    const { epoch, position } = this.#head;
    const last = events.at(-1);
    if (!last || last.epoch < epoch) return;
    if (last.epoch > epoch) return this.#reset();
    const news = events.filter((event) => event.epoch === epoch && event.position > position);
    if (news.length === 0) return;
    if (this.#follows(news)) this.#deliver(news);
    else await this.#readOn();
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const { position } = this.#head as StreamPosition;
      const events = await this.#source.after(position, PAGE);
      if (events.length === 0) return;
      if (!this.#follows(events)) return this.#reset();
      this.#deliver(events);
      if (events.length < PAGE) return;
    }
  }

  async #reset(): Promise<void> {
    this.#head = await this.#source.end();
    const place = this.#head;
    this.#each((listener) => listener.onReset(place));
  }

  #deliver(events: readonly StreamedEvent[]): void {
    const last = events.at(-1) as StreamedEvent;
    this.#head = { epoch: last.epoch, position: last.position };
    this.#each((listener) => listener.onEvents(events));
  }

  /** An error in one listener affects neither the others nor the caller. */
  #each(notify: (listener: FeedListener) => void): void {
    for (const listener of this.listeners)
      try {
        notify(listener);
      } catch (error) {
        this.#onError(error);
      }
  }

  #serialize(work: () => Promise<void>): Promise<void> {
    const step: Promise<void> = (this.#last ?? Promise.resolve())
      .then(work)
      .catch(this.#onError)
      .finally(() => {
        if (this.#last === step) this.#last = undefined;
      });
    this.#last = step;
    return step;
  }
}
