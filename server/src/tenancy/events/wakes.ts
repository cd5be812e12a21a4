import { setTimeout as delay } from 'node:timers/promises';
import type { Bus } from '#platform/bus/index.ts';

const CHANNEL = 'outbox';
/** Between two messages, so that a storm of writes does not become one of messages; the first goes at once. */
const GAP_MS = 5;

/**
 * Wakes whoever hands on a cell's events, in whichever process that is. A wake-up that gets lost costs a
 * quarter of a second, since the outbox is looked at anyhow.
 */
export class Wakes {
  readonly #bus: Bus;
  readonly #dirty = new Set<string>();
  /** Answers whether the cell's events are handed on in this process. */
  #local: (cellId: string) => boolean = () => false;
  #isSending = false;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** @param wake wakes a relay of this process; answers whether it is the one in charge */
  listen(wake: (cellId: string) => boolean): void {
    this.#local = wake;
    this.#bus.subscribe(CHANNEL, (message) => {
      for (const cellId of message.split(' ')) wake(cellId);
    });
  }

  /** Called after every commit with events: cheap, and many calls are one message. */
  announced(cellId: string): void {
    if (this.#local(cellId)) return;
    this.#dirty.add(cellId);
    if (!this.#isSending) void this.#send();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#dirty.size > 0) {
        const message = [...this.#dirty].slice(0, 100);
        for (const cellId of message) this.#dirty.delete(cellId);
        await this.#bus.publish(CHANNEL, message.join(' '));
        await delay(GAP_MS);
      }
    } finally {
      this.#isSending = false;
    }
  }
}
