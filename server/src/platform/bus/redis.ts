import type { Redis } from 'ioredis';
import { type RedisPlace, redisConnection } from '#platform/redis/index.ts';
import type { Bus, OnBusError } from './bus.ts';
import { Subscribers } from './subscribers.ts';
import { EnvelopeCodec } from './envelope.ts';
import { MessageBatcher } from './message-batcher.ts';

/** A server that does not answer within this is as good as lost. */
const PATIENCE_MS = 1000;
/** How often the connection is tried: a server that hangs closes no connection. */
const PROBE_MS = 2000;

/** The bus over Redis' PUBLISH and SUBSCRIBE: two connections a process, as a subscriber says nothing. */
export class RedisBus implements Bus {
  readonly #channel: string;
  readonly #codec = new EnvelopeCodec();
  readonly #subscribers: Subscribers;
  readonly #batcher = new MessageBatcher((frames) => this.#send(frames));
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  #listening: Promise<void> = Promise.resolve();
  #isListening = false;
  #closed = false;
  #probe: NodeJS.Timeout | undefined;

  constructor({ url, namespace }: RedisPlace, onError: OnBusError = () => undefined) {
    this.#channel = `${namespace}:bus`;
    this.#subscribers = new Subscribers(onError);
    this.#publisher = redisConnection(url, 'taskforce-bus', PATIENCE_MS);
    this.#subscriber = redisConnection(url, 'taskforce-bus-ear', PATIENCE_MS);
    this.#subscriber.on('message', (_channel, frame) => this.#onFrame(frame));
    this.#subscriber.on('ready', () => void (this.#listening = this.#listen()));
    this.#subscriber.on('close', () => this.#lost());
  }

  /** @throws when the server cannot be used now; it is tried again all the same until disposed */
  async open(): Promise<void> {
    await Promise.all([this.#publisher.connect(), this.#subscriber.connect()]);
    await this.#listening;
    if (!this.#isListening) throw new Error('Redis takes no subscription');
  }

  get isListening(): boolean {
    return this.#isListening;
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
    if (this.#publisher.status !== 'ready') return false;
    const pipeline = this.#publisher.pipeline();
    for (const frame of frames) pipeline.publish(this.#channel, frame);
    const answers = await pipeline.exec();
    const isSent = answers !== null && answers.every(([error]) => error === null);
    // Begun again, so that what follows does not wait as long again.
    if (!isSent && !this.#closed) this.#publisher.disconnect(true);
    return isSent;
  }

  async #listen(): Promise<void> {
    try {
      await this.#subscriber.subscribe(this.#channel);
    } catch {
      this.#subscriber.disconnect(true);
      return;
    }
    if (this.#closed || this.#subscriber.status !== 'ready') return;
    this.#isListening = true;
    this.#probe = setInterval(() => void this.#probeConnection(), PROBE_MS).unref();
    this.#subscribers.interrupted(true);
  }

  async #probeConnection(): Promise<void> {
    try {
      await this.#subscriber.ping();
    } catch {
      if (!this.#isListening) return;
      this.#lost();
      this.#subscriber.disconnect(true);
    }
  }

  #onFrame(frame: string): void {
    const received = this.#codec.read(frame);
    if (received) this.#subscribers.deliver(received);
  }

  #lost(): void {
    clearInterval(this.#probe);
    if (!this.#isListening) return;
    this.#isListening = false;
    if (!this.#closed) this.#subscribers.interrupted(false);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#batcher.drained();
    this.#lost();
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }
}
