import type { Bus, OnBusError } from './bus.ts';

/**
 * Two buses as one: messages that the first does not accept go over the second, and both are received. So a
 * deployment with Redis works without it. A message can arrive twice when the first connection breaks, and
 * there is no order between what came over one and what came over the other.
 */
export class PairedBus implements Bus {
  readonly #first: Bus;
  readonly #second: Bus;
  readonly #onError: OnBusError;

  /** Opens and disposes of both. */
  constructor(first: Bus, second: Bus, onError: OnBusError) {
    this.#first = first;
    this.#second = second;
    this.#onError = onError;
  }

  /** @throws when the second cannot be opened now; the first one's trouble is only reported */
  async open(): Promise<void> {
    await Promise.all([this.#first.open().catch(this.#onError), this.#second.open()]);
  }

  /** Others may use either, so one that is deaf on one side may miss something. */
  get isListening(): boolean {
    return this.#first.isListening && this.#second.isListening;
  }

  async publish(channel: string, message: string): Promise<boolean> {
    return (await this.#first.publish(channel, message)) || this.#second.publish(channel, message);
  }

  subscribe(channel: string, onMessage: (message: string) => void): () => void {
    const ends = [
      this.#first.subscribe(channel, onMessage),
      this.#second.subscribe(channel, onMessage),
    ];
    return () => ends.forEach((end) => end());
  }

  onInterruption(listener: (isListening: boolean) => void): () => void {
    const notify = (): void => listener(this.isListening);
    const ends = [this.#first.onInterruption(notify), this.#second.onInterruption(notify)];
    return () => ends.forEach((end) => end());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#first[Symbol.asyncDispose]();
    await this.#second[Symbol.asyncDispose]();
  }
}
