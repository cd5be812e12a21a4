import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#kernel/errors.ts';

/** Turns passwords into what may be stored, and checks them against it. */
export interface Passwords {
  /** @returns a PHC string */
  hash(password: string): Promise<string>;
  /**
   * Whether a password belongs to a hash; takes as long when there is no hash.
   * @param admit runs right before the check, once it is this one's turn; what it throws refuses the check
   */
  verify(
    stored: string | null | undefined,
    password: string,
    admit?: () => Promise<void>,
  ): Promise<boolean>;
}

/** OWASP's second choice for argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes about 20 ms of one core and 19 MiB: a storm of logins may not take the machine. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const MAX_WAITING = 500;

export class Argon2Passwords implements Passwords {
  readonly #turns = new Turns(AT_ONCE, MAX_WAITING);
  #dummy: Promise<string> | undefined;

  async hash(password: string): Promise<string> {
    return this.#turns.run(() => hash(password, COST));
  }

  async verify(
    stored: string | null | undefined,
    password: string,
    admit?: () => Promise<void>,
  ): Promise<boolean> {
    const against = stored ?? (await (this.#dummy ??= this.hash('nobody has this password')));
    return this.#turns.run(async () => {
      await admit?.();
      const right = await verify(against, password);
      return right && Boolean(stored);
    });
  }
}

/** Lets a few run at once and the others wait in line. */
class Turns {
  #free: number;
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number, maxWaiting: number) {
    this.#free = atOnce;
    this.#maxWaiting = maxWaiting;
  }

  /** @throws AppError `unavailable` when too many wait already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#maxWaiting) {
      throw new AppError('unavailable', 'Too many people are signing in just now.', {
        retryAfter: 5,
      });
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
