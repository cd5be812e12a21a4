import type { Claim } from './job.ts';
import type { Queue } from './queue.ts';
import { COMPLETE } from './statements.ts';

interface Ended {
  readonly claim: Claim;
  readonly output: string;
  readonly settled: PromiseWithResolvers<void>;
}

/**
 * Writes down which jobs of a queue are done: one statement at a time, with all that ended while the last one
 * was under way. Who waits for no one is written down at once.
 */
export class Completions {
  readonly #queue: Queue;
  readonly #queueName: string;
  #waiting: Ended[] = [];
  #isWriting = false;

  constructor(queue: Queue, queueName: string) {
    this.#queue = queue;
    this.#queueName = queueName;
  }

  /** @throws when it could not be written; the claim is still held then */
  add(claim: Claim, output: string): Promise<void> {
    const settled = Promise.withResolvers<void>();
    this.#waiting.push({ claim, output, settled });
    if (!this.#isWriting) void this.#write();
    return settled.promise;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting;
      this.#waiting = [];
      // What one of them cannot be written for must not keep the others.
      if (!(await this.#complete(some)) && some.length > 1)
        for (const one of some) await this.#complete([one]);
    }
    this.#isWriting = false;
  }

  async #complete(some: readonly Ended[]): Promise<boolean> {
    try {
      await this.#queue.sql(COMPLETE, [
        this.#queueName,
        some.map(({ claim }) => claim.id),
        some.map(({ claim }) => claim.attempt - 1),
        some.map(({ output }) => output),
      ]);
      for (const { settled } of some) settled.resolve();
      return true;
    } catch (error) {
      if (some.length === 1) some[0]?.settled.reject(error);
      return false;
    }
  }
}
