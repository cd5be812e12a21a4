import pg from 'pg';
import type { Bus, OnBusError } from './bus.ts';
import { Ears } from './ears.ts';
import { EnvelopeCodec } from './envelope.ts';
import { MessageBatcher } from './message-batcher.ts';

/** One channel of PostgreSQL's for all of ours: a subscription needs no word with the server. */
const CHANNEL = 'taskforce';
const RECONNECT_MS = 1000;
/** A line that does not answer within this is as good as lost. */
const PATIENCE_MS = 5000;

/** What is said on the line itself when it opens and before it is closed in order. */
export interface Greeting {
  readonly opening: string;
  /** Undefined when nothing is to be said. */
  readonly closing: () => string | undefined;
}

/** The bus over PostgreSQL's LISTEN and NOTIFY: one connection a process, and nothing else to run. */
export class PostgresBus implements Bus {
  readonly #url: string;
  readonly #greeting: Greeting | undefined;
  readonly #frames = new EnvelopeCodec();
  readonly #ears: Ears;
  readonly #outbox = new MessageBatcher((frames) => this.#send(frames));
  #line: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param url the control plane, reached directly (LISTEN does not pass through a transaction pooler) */
  constructor(url: string, onError: OnBusError = () => undefined, greeting?: Greeting) {
    this.#url = url;
    this.#greeting = greeting;
    this.#ears = new Ears(onError);
  }

  /** @throws when the control plane cannot be reached now; then nothing is tried again */
  async open(): Promise<void> {
    const line = new pg.Client({
      connectionString: this.#url,
      application_name: 'taskforce bus',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    line.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    line.on('error', () => this.#lost(line));
    line.on('end', () => this.#lost(line));
    try {
      await line.connect();
      // Nobody waits for a disk: who hears a message hears it when it is committed, and it is kept nowhere.
      await line.query(
        `set synchronous_commit = off; listen ${CHANNEL}; ${this.#greeting?.opening ?? ''}`,
      );
    } catch (error) {
      await line.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) return line.end();
    this.#line = line;
    this.#ears.interrupted(true);
  }

  get isHearing(): boolean {
    return this.#line !== undefined;
  }

  async publish(channel: string, message: string): Promise<boolean> {
    return this.#outbox.put(this.#frames.write(channel, message));
  }

  subscribe(channel: string, hear: (message: string) => void): () => void {
    return this.#ears.subscribe(channel, hear);
  }

  onInterruption(listener: (isHearing: boolean) => void): () => void {
    return this.#ears.onInterruption(listener);
  }

  async #send(frames: readonly string[]): Promise<boolean> {
    const line = this.#line;
    if (!line) return false;
    try {
      await line.query(
        'select pg_catalog.pg_notify($1, frame) from pg_catalog.unnest($2::text[]) as frame',
        [CHANNEL, frames],
      );
      return true;
    } catch {
      this.#lost(line);
      void line.end().catch(() => undefined);
      return false;
    }
  }

  #hear(payload: string): void {
    const heard = this.#frames.read(payload);
    if (heard) this.#ears.hear(heard);
  }

  #lost(line: pg.Client): void {
    if (this.#line !== line || this.#closed) return;
    this.#line = undefined;
    this.#ears.interrupted(false);
    const again = (): void => {
      if (this.#closed) return;
      this.open().catch(() => {
        this.#retry = setTimeout(again, RECONNECT_MS).unref();
      });
    };
    this.#retry = setTimeout(again, RECONNECT_MS).unref();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#outbox.drained();
    const closing = this.#greeting?.closing();
    if (closing !== undefined) await this.#line?.query(closing).catch(() => undefined);
    await this.#line?.end();
    this.#line = undefined;
  }
}
