import type { Bus } from '#platform/bus/index.ts';
import type { StreamedEvent } from './event-type.ts';
import type { StreamEnd } from './outbox.ts';
import {
  type FeedListener,
  type FeedSource,
  type StreamPosition,
  TenantFeed,
} from './tenant-feed.ts';

export interface EventFeedOptions {
  readonly bus: Bus;
  /** How to read a tenant's stream. */
  readonly sourceOf: (tenantId: string) => FeedSource;
  readonly onError: (error: unknown) => void;
}

/** A subscription to a tenant's events, until it is disposed. */
export interface Subscription extends Disposable {
  /** Every event after this position will be delivered. */
  readonly position: StreamPosition;
}

const CHANNEL = 'events';
/** Bytes of a message between processes; what does not fit is read from the tenant's stream instead. */
const LARGEST = 7000;
/** A message between processes may get lost without a sign. */
const SWEEP_MS = 15_000;

/**
 * Tells everyone in this process who listens what happens in a tenant, whichever process hands its events
 * on. What is missed on the way between processes shows as a gap and is read from the stream.
 */
export class EventFeed implements AsyncDisposable {
  readonly #options: EventFeedOptions;
  readonly #tenants = new Map<string, TenantFeed>();
  readonly #sweeper: NodeJS.Timeout;
  readonly #endings: (() => void)[];

  constructor(options: EventFeedOptions) {
    this.#options = options;
    const { bus } = options;
    this.#endings = [
      bus.subscribe(CHANNEL, (message) => this.#onMessage(message)),
      bus.onInterruption((isListening) => {
        if (isListening) this.#sweep();
      }),
    ];
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  /** @throws AppError when the tenant cannot be reached now */
  async subscribe(tenantId: string, listener: FeedListener): Promise<Subscription> {
    const known = this.#tenants.get(tenantId);
    const feed = known ?? new TenantFeed(this.#options.sourceOf(tenantId), this.#options.onError);
    if (!known) this.#tenants.set(tenantId, feed);
    const leave = (): void => {
      feed.listeners.delete(listener);
      if (feed.listeners.size === 0 && this.#tenants.get(tenantId) === feed)
        this.#tenants.delete(tenantId);
    };
    // Listening begins in the same turn in which the place is known, so nothing comes in between.
    feed.listeners.add(listener);
    try {
      const position = await feed.opened();
      return { position, [Symbol.dispose]: leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** For the relay: tells what was just placed in the streams. */
  publish(events: readonly StreamedEvent[]): void {
    for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
      this.#tenants.get(tenantId)?.receive(own);
      for (const message of messagesOf(tenantId, own)) this.#send(message);
    }
  }

  /** For the relay: announces the current positions to processes that are behind. */
  announceEnds(ends: readonly StreamEnd[]): void {
    for (const { tenantId, position } of ends) {
      this.#tenants.get(tenantId)?.catchUp(position);
      this.#send(`${tenantId} ${position}`);
    }
  }

  #send(message: string): void {
    this.#options.bus.publish(CHANNEL, message).catch(this.#options.onError);
  }

  #onMessage(message: string): void {
    const feed = this.#tenants.get(message.slice(0, message.indexOf(' ')));
    if (!feed) return;
    const received = parse(message.slice(message.indexOf(' ') + 1));
    if (typeof received === 'object') feed.receive(received);
    else feed.catchUp(received);
  }

  #sweep(): void {
    for (const feed of this.#tenants.values()) feed.catchUp();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#sweeper);
    for (const end of this.#endings) end();
    this.#tenants.clear();
  }
}

/** Events as messages of bounded size: `<tenant> [events]`, or `<tenant> <position>` for what is too large. */
function messagesOf(tenantId: string, events: readonly StreamedEvent[]): string[] {
  const messages: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (parts.length > 0) messages.push(`${tenantId} [${parts.join(',')}]`);
    parts = [];
    bytes = 0;
  };
  for (const event of events) {
    const text = JSON.stringify(event);
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > LARGEST) close();
    if (size > LARGEST) messages.push(`${tenantId} ${event.position}`);
    else {
      parts.push(text);
      bytes += size;
    }
  }
  close();
  return messages;
}

/** What is not understood counts as a reason to look. */
function parse(text: string): readonly StreamedEvent[] | number | undefined {
  try {
    const received: unknown = JSON.parse(text);
    if (typeof received === 'number') return received;
    if (Array.isArray(received)) return received as StreamedEvent[];
  } catch {
    // falls through
  }
  return undefined;
}
