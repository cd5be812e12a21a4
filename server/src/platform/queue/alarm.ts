/** Does something again and again, never twice at the same time; each time says when the next is due. */
export class Alarm {
  readonly #work: () => Promise<number>;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Infinity;
  #running: Promise<void> | undefined;
  #hasEnded = false;

  /** @param work answers in how many milliseconds it is due again; it may not throw */
  constructor(work: () => Promise<number>) {
    this.#work = work;
  }

  /** Has it done within so many milliseconds, or sooner if it is due sooner. */
  within(ms: number): void {
    const dueAt = performance.now() + ms;
    if (this.#hasEnded || dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => void this.#ring(), ms);
  }

  async #ring(): Promise<void> {
    this.#dueAt = Infinity;
    if (this.#running) return this.within(1);
    const work = this.#work().then((ms) => {
      this.#running = undefined;
      this.within(ms);
    });
    this.#running = work;
    await work;
  }

  /** Waits for what is under way. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
