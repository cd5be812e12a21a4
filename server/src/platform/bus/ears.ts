import type { OnBusError } from './bus.ts';
import type { Heard } from './envelope.ts';

type Hear = (message: string) => void;
type OnInterruption = (isHearing: boolean) => void;

/** Who listens in this process. What one of them throws is reported and keeps nothing from the others. */
export class Ears {
  readonly #hearers = new Map<string, Set<Hear>>();
  readonly #interrupted = new Set<OnInterruption>();
  readonly #onError: OnBusError;

  constructor(onError: OnBusError) {
    this.#onError = onError;
  }

  subscribe(channel: string, hear: Hear): () => void {
    // A subscription of its own, even where the same function listens twice.
    const own: Hear = (message) => hear(message);
    const hearers = this.#hearers.get(channel) ?? new Set();
    this.#hearers.set(channel, hearers.add(own));
    return () => void hearers.delete(own);
  }

  onInterruption(listener: OnInterruption): () => void {
    const own: OnInterruption = (isHearing) => listener(isHearing);
    this.#interrupted.add(own);
    return () => void this.#interrupted.delete(own);
  }

  /** What nobody of ours wrote may stand for something that was: as if the line had been lost for a moment. */
  hear(heard: Heard | 'garbage'): void {
    if (heard === 'garbage') {
      this.interrupted(false);
      this.interrupted(true);
      return;
    }
    for (const hear of this.#hearers.get(heard.channel) ?? [])
      this.#safely(() => hear(heard.message));
  }

  interrupted(isHearing: boolean): void {
    for (const listener of this.#interrupted) this.#safely(() => listener(isHearing));
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#onError(error);
    }
  }
}
