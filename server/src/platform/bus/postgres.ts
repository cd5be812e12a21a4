import pg from 'pg';
import type { Bus, OnBusError } from './bus.ts';
import { Subscribers } from './subscribers.ts';
import { EnvelopeCodec } from './envelope.ts';
import { MessageBatcher } from './message-batcher.ts';

/** One channel of PostgreSQL's for all of ours: a subscription needs no word with the server. */
const CHANNEL = 'taskforce';
const RECONNECT_MS = 1000;
/** A line that does not answer within this is as good as lost. */
const PATIENCE_MS = 5000;

/** What is said on the connection itself when it opens and before it is closed in order. */
export interface Greeting {
  readonly opening: string;
  /** Undefined when there is nothing to send. */
  readonly closing: () => string | undefined;
}

/** The bus over PostgreSQL's LISTEN and NOTIFY: one connection a process, and nothing else to run. */
export class PostgresBus implements Bus {
  readonly #url: string;
  readonly #greeting: Greeting | undefined;
  readonly #codec = new EnvelopeCodec();
  readonly #subscribers: Subscribers;
  readonly #batcher = new MessageBatcher((frames) => this.#send(frames));
  #connection: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param url the control plane, reached directly (LISTEN does not pass through a transaction pooler) */
  constructor(url: string, onError: OnBusError = () => undefined, greeting?: Greeting) {
    this.#url = url;
    this.#greeting = greeting;
    this.#subscribers = new Subscribers(onError);
  }

  /** @throws when the control plane cannot be reached now; then nothing is tried again */
  async open(): Promise<void> {
    const connection = new pg.Client({
      connectionString: this.#url,
      application_name: 'taskforce bus',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    connection.on('notification', ({ payload }) => this.#onFrame(payload ?? ''));
    connection.on('error', () => this.#lost(connection));
    connection.on('end', () => this.#lost(connection));
    try {
      await connection.connect();
      // No disk write is needed: messages are delivered at commit and stored nowhere.
      await connection.query(
        `set synchronous_commit = off; listen ${CHANNEL}; ${this.#greeting?.opening ?? ''}`,
      );
    } catch (error) {
      await connection.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) return connection.end();
    this.#connection = connection;
    this.#subscribers.interrupted(true);
  }

  get isListening(): boolean {
    return this.#connection !== undefined;
  }

  async publish(channel: string, message: string): Promise<boolean> {
    return this.#batcher.put(this.#codec.write(channel, message));
  }

  subscribe(channel: string, onMessage: (message: string) => void): () => void {
    return this.#subscribers.subscribe(channel, onMessage);
  }

  onInterruption(listener: (isListening: boolean) => void): () => void {
    return this.#subscribers.onInterruption(listener);
  }

  async #send(frames: readonly string[]): Promise<boolean> {
    const connection = this.#connection;
    if (!connection) return false;
    try {
      await connection.query(
        'select pg_catalog.pg_notify($1, frame) from pg_catalog.unnest($2::text[]) as frame',
        [CHANNEL, frames],
      );
      return true;
    } catch {
      this.#lost(connection);
      void connection.end().catch(() => undefined);
      return false;
    }
  }

  #onFrame(payload: string): void {
    const received = this.#codec.read(payload);
    if (received) this.#subscribers.deliver(received);
  }

  #lost(connection: pg.Client): void {
    if (this.#connection !== connection || this.#closed) return;
    this.#connection = undefined;
    this.#subscribers.interrupted(false);
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
    await this.#batcher.drained();
    const closing = this.#greeting?.closing();
    if (closing !== undefined) await this.#connection?.query(closing).catch(() => undefined);
    await this.#connection?.end();
    this.#connection = undefined;
  }
}
