import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#kernel/errors.ts';
import { networkOf } from './network.ts';

const WINDOW_SECONDS = 60;
/** An office behind one address has many people who mistype. */
const PER_ADDRESS = 10;

/**
 * Counts failed logins by (address, account), and more generously by address alone. The account
 * alone is never counted, so nobody can lock a victim out from elsewhere.
 */
export class LoginThrottle {
  readonly #byPair: RateLimiterMemory;
  readonly #byAddress: RateLimiterMemory;
  readonly #attempts: number;

  /** @param attempts failures of one address on one account within a minute */
  constructor(attempts: number) {
    this.#attempts = attempts;
    this.#byPair = new RateLimiterMemory({ points: attempts, duration: WINDOW_SECONDS });
    this.#byAddress = new RateLimiterMemory({
      points: attempts * PER_ADDRESS,
      duration: WINDOW_SECONDS,
    });
  }

  /** @throws AppError `rate_limited` when too many attempts failed lately */
  async admit(address: string, login: string): Promise<void> {
    const network = networkOf(address);
    const [pair, all] = await Promise.all([
      this.#byPair.get(pairKey(network, login)),
      this.#byAddress.get(network),
    ]);
    if (pair && pair.consumedPoints >= this.#attempts) throw refusal(pair);
    if (all && all.consumedPoints >= this.#attempts * PER_ADDRESS) throw refusal(all);
  }

  async failed(address: string, login: string): Promise<void> {
    const network = networkOf(address);
    await Promise.all([
      this.#byPair.consume(pairKey(network, login)).catch(ignoreLimit),
      this.#byAddress.consume(network).catch(ignoreLimit),
    ]);
  }

  async succeeded(address: string, login: string): Promise<void> {
    await this.#byPair.delete(pairKey(networkOf(address), login));
  }
}

const pairKey = (network: string, login: string): string =>
  `${network}|${login.trim().toLowerCase()}`;

function refusal(state: RateLimiterRes): AppError {
  const retryAfter = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
  return new AppError('rate_limited', 'Too many failed attempts. Wait before trying again.', {
    retryAfter,
  });
}

/** Consuming past the limit rejects with a count, not an error. */
function ignoreLimit(reason: unknown): void {
  if (!(reason instanceof RateLimiterRes)) throw reason;
}
