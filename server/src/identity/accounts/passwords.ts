import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { type Party, FairSemaphore } from './fair-semaphore.ts';

/** Turns passwords into what may be stored, and checks them against it. */
export interface Passwords {
  /** @returns a PHC string */
  hash(password: string): Promise<string>;
  /**
   * Whether a password belongs to a hash; takes as long when there is no hash.
   * @param admit runs right before the check, once it is this one's turn; what it throws refuses the check
   * @param party who waits in line together, such as the network an attempt comes from; parties take turns, known ones first
   */
  verify(
    stored: string | null | undefined,
    password: string,
    admit?: () => Promise<void>,
    party?: Party,
  ): Promise<boolean>;
}

/** OWASP's second choice for argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes about 20 ms of one core and 19 MiB: a storm of logins may not take the machine. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const MAX_WAITING = 500;
/** Of one network; an office where everyone signs in at nine has room. */
const MAX_WAITING_OF_ONE = 350;
/** Passwords that are set. */
const OURSELVES: Party = { name: '' };

export class Argon2Passwords implements Passwords {
  readonly #turns = new FairSemaphore(AT_ONCE, MAX_WAITING, MAX_WAITING_OF_ONE);
  #dummy: Promise<string> | undefined;

  async hash(password: string): Promise<string> {
    return this.#turns.run(OURSELVES, () => hash(password, COST));
  }

  async verify(
    stored: string | null | undefined,
    password: string,
    admit?: () => Promise<void>,
    party = OURSELVES,
  ): Promise<boolean> {
    const against = stored ?? (await (this.#dummy ??= this.hash('nobody has this password')));
    return this.#turns.run(party, async () => {
      await admit?.();
      const right = await verify(against, password);
      return right && Boolean(stored);
    });
  }
}
