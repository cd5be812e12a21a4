import type { OnBusError } from './bus.ts';
import type { ReceivedMessage } from './envelope.ts';

type OnMessage = (message: string) => void;
type OnInterruption = (isListening: boolean) => void;

/** Who listens in this process. What one of them throws is reported and keeps nothing from the others. */
export class Subscribers {
  readonly #byChannel = new Map<string, Set<OnMessage>>();
  readonly #interrupted = new Set<OnInterruption>();
  readonly #onError: OnBusError;

  constructor(onError: OnBusError) {
    this.#onError = onError;
  }

  subscribe(channel: string, deliver: OnMessage): () => void {
    // A separate subscription, even if the same function subscribes twice.
    const own: OnMessage = (message) => deliver(message);
    const subscribed = this.#byChannel.get(channel) ?? new Set();
    this.#byChannel.set(channel, subscribed.add(own));
    return () => void subscribed.delete(own);
  }

  onInterruption(listener: OnInterruption): () => void {
    const own: OnInterruption = (isListening) => listener(isListening);
    this.#interrupted.add(own);
    return () => void this.#interrupted.delete(own);
  }

  /** An unreadable message may replace a real one: treat it like a lost connection. */
  deliver(received: ReceivedMessage | 'garbage'): void {
    if (received === 'garbage') {
      this.interrupted(false);
      this.interrupted(true);
      return;
    }
    for (const deliver of this.#byChannel.get(received.channel) ?? [])
      this.#safely(() => deliver(received.message));
  }

  interrupted(isListening: boolean): void {
    for (const listener of this.#interrupted) this.#safely(() => listener(isListening));
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#onError(error);
    }
  }
}
