import { AppError } from '#kernel/errors.ts';
import type { Count, Counter, Limits } from '#platform/limits/index.ts';
import { networkOf } from './network.ts';

const WINDOW_SECONDS = 60;
/** An office behind one address has many people who mistype. */
const PER_ADDRESS = 10;

/**
 * Counts failed logins by (address, account), and more generously by address alone. The account
 * alone is never counted, so no one can lock a victim out from elsewhere.
 */
export class LoginThrottle {
  readonly #byPair: Counter;
  readonly #byAddress: Counter;
  readonly #attempts: number;

  /** @param attempts failures of one address on one account within a minute */
  constructor(limits: Limits, attempts: number) {
    const seconds = WINDOW_SECONDS;
    this.#attempts = attempts;
    this.#byPair = limits.counter({ name: 'login', points: attempts, seconds });
    this.#byAddress = limits.counter({
      name: 'logins',
      points: attempts * PER_ADDRESS,
      seconds,
    });
  }

  /** @throws AppError `rate_limited` when too many attempts failed lately */
  async admit(address: string, login: string): Promise<void> {
    const network = networkOf(address);
    const [pair, all] = await Promise.all([
      this.#byPair.look(pairKey(network, login)),
      this.#byAddress.look(network),
    ]);
    if (pair && pair.used >= this.#attempts) throw refusal(pair);
    if (all && all.used >= this.#attempts * PER_ADDRESS) throw refusal(all);
  }

  async failed(address: string, login: string): Promise<void> {
    const network = networkOf(address);
    await Promise.all([this.#byPair.add(pairKey(network, login)), this.#byAddress.add(network)]);
  }

  async succeeded(address: string, login: string): Promise<void> {
    await this.#byPair.clear(pairKey(networkOf(address), login));
  }
}

const pairKey = (network: string, login: string): string =>
  `${network}|${login.trim().toLowerCase()}`;

function refusal({ secondsLeft: retryAfter }: Count): AppError {
  return new AppError('rate_limited', 'Too many failed attempts. Try again later.', {
    retryAfter,
  });
}
