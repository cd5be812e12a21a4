/** After a piece of work the event loop belongs to everyone else for this many times as long. */
const REST = 4;
/** More waiting pieces would hold too much memory, and the last would wait for seconds. */
const MOST_WAITING = 64;

/**
 * Does large pieces of work one at a time, in order of arrival, each in a separate turn of the event loop, and
 * rests between them. Work that arrives together would otherwise be done at one go, and a request that takes four
 * turns (it arrives, asks the database twice and answers) would wait for a piece in each of them. With the rest, large
 * work gets a fifth of the loop at most and an ordinary request meets about one piece.
 */
export class PacedWork {
  readonly #waiting: (() => void)[] = [];
  readonly #now: () => number;
  /** Nothing begins before. */
  #restsUntil = 0;
  #isDue = false;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @returns false, and `work` is never done, where too much waits already */
  take(work: () => void): boolean {
    if (this.#waiting.length >= MOST_WAITING) return false;
    this.#waiting.push(work);
    if (!this.#isDue) this.#schedule();
    return true;
  }

  #schedule(): void {
    this.#isDue = true;
    const rest = this.#restsUntil - this.#now();
    if (rest > 0) setTimeout(() => this.#next(), rest);
    else setImmediate(() => this.#next());
  }

  #next(): void {
    const work = this.#waiting.shift();
    const began = this.#now();
    try {
      work?.();
    } finally {
      const ended = this.#now();
      this.#restsUntil = ended + REST * (ended - began);
      if (this.#waiting.length > 0) this.#schedule();
      else this.#isDue = false;
    }
  }
}
