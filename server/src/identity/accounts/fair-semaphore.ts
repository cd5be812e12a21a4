import { AppError } from '#kernel/errors.ts';

/** Who someone waits with. */
export interface Party {
  /** Whose line it is, such as a network. */
  readonly name: string;
  /** Whether it has earned to come before those that no one knows. */
  readonly isKnown?: boolean;
}

/** While known parties wait, a stranger has one turn of so many. */
const STRANGERS_TURN = 4;

/**
 * Lets a few run at once and the others wait in line, a line for each party: who waits alone comes next, however
 * many wait in another line. Known parties come before strangers, however many of these there are.
 */
export class FairSemaphore {
  #free: number;
  #turn = 0;
  readonly #known: Lines;
  readonly #strangers: Lines;

  /** @param mostWaiting known, and as many strangers */
  constructor(atOnce: number, mostWaiting: number, mostOfOne: number) {
    this.#free = atOnce;
    this.#known = new Lines(mostWaiting, mostOfOne);
    this.#strangers = new Lines(mostWaiting, mostOfOne);
  }

  /** @throws AppError `unavailable` when too many wait already */
  async run<T>({ name, isKnown = false }: Party, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await (isKnown ? this.#known : this.#strangers).wait(name);
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  #handOn(): void {
    this.#turn += 1;
    const both = [this.#known, this.#strangers] as const;
    const [first, second] = this.#turn % STRANGERS_TURN === 0 ? both.toReversed() : both;
    if (!first?.callNext() && !second?.callNext()) this.#free += 1;
  }
}

/** Lines that take turns. */
class Lines {
  #waiting = 0;
  readonly #mostWaiting: number;
  readonly #mostOfOne: number;
  /** In the order in which each line has its next turn. */
  readonly #lines = new Map<string, (() => void)[]>();

  constructor(mostWaiting: number, mostOfOne: number) {
    this.#mostWaiting = mostWaiting;
    this.#mostOfOne = mostOfOne;
  }

  wait(name: string): Promise<void> {
    const line = this.#lines.get(name) ?? [];
    if (this.#waiting >= this.#mostWaiting || line.length >= this.#mostOfOne) {
      throw new AppError('unavailable', 'Too many people are signing in right now.', {
        retryAfter: 5,
      });
    }
    this.#lines.set(name, line);
    this.#waiting += 1;
    return new Promise((resolve) => line.push(resolve));
  }

  /** @returns whether anyone waited */
  callNext(): boolean {
    const [name, line] = this.#lines.entries().next().value ?? [];
    const next = line?.shift();
    if (name === undefined || !line || !next) return false;
    this.#waiting -= 1;
    // Behind all the other lines.
    this.#lines.delete(name);
    if (line.length > 0) this.#lines.set(name, line);
    next();
    return true;
  }
}
