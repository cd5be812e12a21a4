import type { Bus, OnBusError } from './bus.ts';

/**
 * Two lines as one: what the first does not take goes over the second, and both are heard. So a
 * deployment with Redis goes on without it. A message may come twice when the first line breaks, and
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
  get isHearing(): boolean {
    return this.#first.isHearing && this.#second.isHearing;
  }

  async publish(channel: string, message: string): Promise<boolean> {
    return (await this.#first.publish(channel, message)) || this.#second.publish(channel, message);
  }

  subscribe(channel: string, hear: (message: string) => void): () => void {
    const ends = [this.#first.subscribe(channel, hear), this.#second.subscribe(channel, hear)];
    return () => ends.forEach((end) => end());
  }

  onInterruption(listener: (isHearing: boolean) => void): () => void {
    const tell = (): void => listener(this.isHearing);
    const ends = [this.#first.onInterruption(tell), this.#second.onInterruption(tell)];
    return () => ends.forEach((end) => end());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#first[Symbol.asyncDispose]();
    await this.#second[Symbol.asyncDispose]();
  }
}
