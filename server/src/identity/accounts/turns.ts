import { AppError } from '#kernel/errors.ts';

/**
 * Lets a few run at once and the others wait in line, a line for each party: who waits alone comes next, however
 * many wait in another line.
 */
export class Turns {
  #free: number;
  #waiting = 0;
  readonly #mostWaiting: number;
  readonly #mostOfOne: number;
  /** In the order in which each line has its next turn. */
  readonly #lines = new Map<string, (() => void)[]>();

  constructor(atOnce: number, mostWaiting: number, mostOfOne: number) {
    this.#free = atOnce;
    this.#mostWaiting = mostWaiting;
    this.#mostOfOne = mostOfOne;
  }

  /**
   * @param party whose line it waits in, such as a network
   * @throws AppError `unavailable` when too many wait already
   */
  async run<T>(party: string, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(party);
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  #wait(party: string): Promise<void> {
    const line = this.#lines.get(party) ?? [];
    if (this.#waiting >= this.#mostWaiting || line.length >= this.#mostOfOne) {
      throw new AppError('unavailable', 'Too many people are signing in just now.', {
        retryAfter: 5,
      });
    }
    this.#lines.set(party, line);
    this.#waiting += 1;
    return new Promise((resolve) => line.push(resolve));
  }

  #handOn(): void {
    const [party, line] = this.#lines.entries().next().value ?? [];
    const next = line?.shift();
    if (party === undefined || !line || !next) {
      this.#free += 1;
      return;
    }
    this.#waiting -= 1;
    // Behind all the other lines.
    this.#lines.delete(party);
    if (line.length > 0) this.#lines.set(party, line);
    next();
  }
}
