/** How many messages a peer may send: so many a second, and a burst of more when it was quiet before. */
export class Budget {
  readonly #perMs: number;
  readonly #burst: number;
  #left: number;
  #at: number;

  /** @param now milliseconds of any clock that only goes forward */
  constructor({ perSecond, burst }: { perSecond: number; burst: number }, now: number) {
    this.#perMs = perSecond / 1000;
    this.#burst = burst;
    this.#left = burst;
    this.#at = now;
  }

  /** @returns whether there was one left */
  take(now: number): boolean {
    this.#left = Math.min(this.#burst, this.#left + (now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
