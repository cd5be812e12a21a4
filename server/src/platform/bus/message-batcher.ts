/** More than this waiting for one exchange, and the connection is not keeping up: what comes on top is gone. */
const MOST_WAITING = 10_000;

/**
 * Sends frames in the order they come, one exchange at a time: what comes while one is under way travels
 * together in the next.
 */
export class MessageBatcher {
  readonly #send: (frames: readonly string[]) => Promise<boolean>;
  #next: { readonly frames: string[]; readonly sent: Promise<boolean> } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param send says whether they went out; what it throws counts as no */
  constructor(send: (frames: readonly string[]) => Promise<boolean>) {
    this.#send = send;
  }

  /** @returns whether it was sent */
  put(frame: string): Promise<boolean> {
    const { frames, sent } = (this.#next ??= this.#begin());
    if (frames.length >= MOST_WAITING) return Promise.resolve(false);
    frames.push(frame);
    return sent;
  }

  /** Settles when everything that was put so far has been sent, or given up. */
  async drained(): Promise<void> {
    await this.#last;
  }

  #begin(): { frames: string[]; sent: Promise<boolean> } {
    const frames: string[] = [];
    const sent = this.#last.then(async () => {
      this.#next = undefined;
      try {
        return await this.#send(frames);
      } catch {
        return false;
      }
    });
    this.#last = sent;
    return { frames, sent };
  }
}
