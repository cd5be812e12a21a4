import type { Redis } from 'ioredis';
import { type RedisPlace, redisConnection } from '#platform/redis/index.ts';
import type { Bus, OnBusError } from './bus.ts';
import { Ears } from './ears.ts';
import { EnvelopeCodec } from './envelope.ts';
import { MessageBatcher } from './message-batcher.ts';

/** A server that does not answer within this is as good as lost. */
const PATIENCE_MS = 1000;
/** How often the line is tried: a server that hangs closes no connection. */
const PROBE_MS = 2000;

/** The bus over Redis' PUBLISH and SUBSCRIBE: two connections a process, as a subscriber says nothing. */
export class RedisBus implements Bus {
  readonly #channel: string;
  readonly #frames = new EnvelopeCodec();
  readonly #ears: Ears;
  readonly #outbox = new MessageBatcher((frames) => this.#send(frames));
  readonly #mouth: Redis;
  readonly #ear: Redis;
  #listening: Promise<void> = Promise.resolve();
  #isHearing = false;
  #closed = false;
  #probe: NodeJS.Timeout | undefined;

  constructor({ url, namespace }: RedisPlace, onError: OnBusError = () => undefined) {
    this.#channel = `${namespace}:bus`;
    this.#ears = new Ears(onError);
    this.#mouth = redisConnection(url, 'taskforce-bus', PATIENCE_MS);
    this.#ear = redisConnection(url, 'taskforce-bus-ear', PATIENCE_MS);
    this.#ear.on('message', (_channel, frame) => this.#hear(frame));
    this.#ear.on('ready', () => void (this.#listening = this.#listen()));
    this.#ear.on('close', () => this.#lost());
  }

  /** @throws when the server cannot be used now; it is tried again all the same until disposed */
  async open(): Promise<void> {
    await Promise.all([this.#mouth.connect(), this.#ear.connect()]);
    await this.#listening;
    if (!this.#isHearing) throw new Error('Redis takes no subscription');
  }

  get isHearing(): boolean {
    return this.#isHearing;
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
    if (this.#mouth.status !== 'ready') return false;
    const pipeline = this.#mouth.pipeline();
    for (const frame of frames) pipeline.publish(this.#channel, frame);
    const answers = await pipeline.exec();
    const isSent = answers !== null && answers.every(([error]) => error === null);
    // Begun anew, so that what follows does not wait as long again.
    if (!isSent && !this.#closed) this.#mouth.disconnect(true);
    return isSent;
  }

  async #listen(): Promise<void> {
    try {
      await this.#ear.subscribe(this.#channel);
    } catch {
      this.#ear.disconnect(true);
      return;
    }
    if (this.#closed || this.#ear.status !== 'ready') return;
    this.#isHearing = true;
    this.#probe = setInterval(() => void this.#tryLine(), PROBE_MS).unref();
    this.#ears.interrupted(true);
  }

  async #tryLine(): Promise<void> {
    try {
      await this.#ear.ping();
    } catch {
      if (!this.#isHearing) return;
      this.#lost();
      this.#ear.disconnect(true);
    }
  }

  #hear(frame: string): void {
    const heard = this.#frames.read(frame);
    if (heard) this.#ears.hear(heard);
  }

  #lost(): void {
    clearInterval(this.#probe);
    if (!this.#isHearing) return;
    this.#isHearing = false;
    if (!this.#closed) this.#ears.interrupted(false);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#outbox.drained();
    this.#lost();
    this.#mouth.disconnect();
    this.#ear.disconnect();
  }
}
