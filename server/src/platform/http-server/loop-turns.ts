/**
 * Does one piece of work in each turn of the event loop, in the order they came. What arrives together would otherwise
 * be done at one go, and every other request would wait for all of it at each of its own steps.
 */
export class LoopTurns {
  readonly #waiting: (() => void)[] = [];
  #isDue = false;

  take(work: () => void): void {
    this.#waiting.push(work);
    if (!this.#isDue) this.#comeRound();
  }

  #comeRound(): void {
    this.#isDue = true;
    setImmediate(() => {
      const work = this.#waiting.shift();
      // Before the work, which may fail.
      if (this.#waiting.length > 0) this.#comeRound();
      else this.#isDue = false;
      work?.();
    });
  }
}
