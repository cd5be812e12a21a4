import { setTimeout as delay } from 'node:timers/promises';
import type { Bus } from '#platform/bus/index.ts';

const CHANNEL = 'outbox';
/** Between two messages, so that a storm of writes does not become one of messages; the first goes at once. */
const GAP_MS = 5;
/** A message that could not be sent is tried again as often as this, for as long as the process lives. */
const RETRY_MS = 500;
/** Prefix of a cell's id: the sender checks the cell itself, so only a process that already holds it must react. */
const MINE = '+';

/** Who is asked to look. */
export type NoticeTarget = 'holder' | 'anybody';

export interface NotifierListener {
  /** Events of this process; answers whether this process dispatches the cell's events, will look itself, or neither. */
  readonly onLocalEvents: (cellId: string) => 'holds' | 'looks' | 'cannot';
  /** What another process says. */
  readonly onNotice: (cellId: string, asked: NoticeTarget) => void;
  /** A message may have been lost. */
  readonly onGap: () => void;
}

/**
 * Wakes the relay of a cell, in any process. A message that cannot be sent is
 * kept and sent later; what was missed while a line was broken is made up for by a look at every cell.
 */
export class OutboxNotifier implements AsyncDisposable {
  readonly #bus: Bus;
  readonly #dirty = new Set<string>();
  #listener: NotifierListener | undefined;
  #sending: Promise<void> | undefined;
  #hasEnded = false;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  listen(listener: NotifierListener): () => void {
    this.#listener = listener;
    const endings = [
      this.#bus.subscribe(CHANNEL, (message) => {
        for (const notice of message.split(' '))
          if (notice.startsWith(MINE)) listener.onNotice(notice.slice(MINE.length), 'holder');
          else listener.onNotice(notice, 'anybody');
      }),
      this.#bus.onInterruption((isListening) => {
        if (isListening) listener.onGap();
      }),
    ];
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
      for (const end of endings) end();
    };
  }

  /** Called after every commit with events: cheap, and many calls are one message. */
  onLocalEvents(cellId: string): void {
    const answer = this.#listener?.onLocalEvents(cellId) ?? 'cannot';
    if (answer !== 'holds') this.#put(answer === 'looks' ? MINE + cellId : cellId);
  }

  /** Asks other processes to look at a cell. */
  request(cellId: string): void {
    this.#put(cellId);
  }

  #put(notice: string): void {
    this.#dirty.add(notice);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
  }

  async #send(): Promise<void> {
    while (this.#dirty.size > 0) {
      const notices = [...this.#dirty].slice(0, 100);
      for (const notice of notices) this.#dirty.delete(notice);
      const isSent = await this.#bus.publish(CHANNEL, notices.join(' '));
      if (!isSent) for (const notice of notices) this.#dirty.add(notice);
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
