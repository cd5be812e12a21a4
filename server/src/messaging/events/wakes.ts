import { setTimeout as delay } from 'node:timers/promises';
import type { Bus } from '#platform/bus/index.ts';

const CHANNEL = 'outbox';
/** Between two messages, so that a storm of writes does not become one of messages; the first goes at once. */
const GAP_MS = 5;
/** A message that could not be sent is tried again as often as this, for as long as the process lives. */
const RETRY_MS = 500;
/** Before a cell's id: whoever sends this looks itself, and only one that holds the cell already need hear it. */
const MINE = '+';

/** Who is asked to look. */
export type WakeTarget = 'holder' | 'anybody';

export interface Listener {
  /** Events of this process; answers whether this process hands on the cell's events, will look itself, or neither. */
  readonly announced: (cellId: string) => 'holds' | 'looks' | 'cannot';
  /** What another process says. */
  readonly heard: (cellId: string, asked: WakeTarget) => void;
  /** Something may not have been heard. */
  readonly missed: () => void;
}

/**
 * Wakes whoever hands on a cell's events, in whichever process that is. A message that cannot be sent is
 * kept and sent later; what was missed while a line was broken is made up for by a look at every cell.
 */
export class Wakes implements AsyncDisposable {
  readonly #bus: Bus;
  readonly #dirty = new Set<string>();
  #listener: Listener | undefined;
  #sending: Promise<void> | undefined;
  #hasEnded = false;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  listen(listener: Listener): () => void {
    this.#listener = listener;
    const endings = [
      this.#bus.subscribe(CHANNEL, (message) => {
        for (const word of message.split(' '))
          if (word.startsWith(MINE)) listener.heard(word.slice(MINE.length), 'holder');
          else listener.heard(word, 'anybody');
      }),
      this.#bus.onInterruption((isListening) => {
        if (isListening) listener.missed();
      }),
    ];
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
      for (const end of endings) end();
    };
  }

  /** Called after every commit with events: cheap, and many calls are one message. */
  announced(cellId: string): void {
    const answer = this.#listener?.announced(cellId) ?? 'cannot';
    if (answer !== 'holds') this.#put(answer === 'looks' ? MINE + cellId : cellId);
  }

  /** Asks other processes to look at a cell. */
  ask(cellId: string): void {
    this.#put(cellId);
  }

  #put(word: string): void {
    this.#dirty.add(word);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
  }

  async #send(): Promise<void> {
    while (this.#dirty.size > 0) {
      const words = [...this.#dirty].slice(0, 100);
      for (const word of words) this.#dirty.delete(word);
      const isSent = await this.#bus.publish(CHANNEL, words.join(' '));
      if (!isSent) for (const word of words) this.#dirty.add(word);
      if (!isSent && this.#hasEnded) return;
      await delay(isSent ? GAP_MS : RETRY_MS);
    }
  }

  /** Whether everything was sent; what was not, others find once they see that this process is gone. */
  get isClean(): boolean {
    return this.#dirty.size === 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    await this.#sending;
  }
}
