import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, iso } from '#kernel/time.ts';
import { type Step, type StepResult, isDeadlock } from '#platform/db/index.ts';
import type { Layout } from '../query/index.ts';
import { type Placed, readAt } from './place.ts';
import type { FenceState } from './protocol.ts';
import { Scope, type TxScope } from './scope.ts';
import { Transaction } from './transaction.ts';

/**
 * Finds where a tenant is now, after the fence has turned a unit of work away.
 * @param known the place it was turned away from
 * @param waitedMs how long the unit of work has been trying
 * @throws AppError when it is not to be let in, or not soon
 */
export type FindAgain = (state: FenceState, known: Placed, waitedMs: number) => Promise<Placed>;

/** How often a unit of work is run again because others got in its way, and how long it waits before that. */
const MOST_DEADLOCKS = 5;
const DEADLOCK_PAUSE_MS = 20;

/** A tenant's data, readable; the way to a transaction is `transact`. */
export class TenantScope extends Scope {
  readonly #clock: Clock;
  readonly #findAgain: FindAgain;
  #place: Placed;

  constructor(tenantId: string, place: Placed, clock: Clock, findAgain: FindAgain) {
    super(tenantId);
    this.#place = place;
    this.#clock = clock;
    this.#findAgain = findAgain;
  }

  protected override get layout(): Layout {
    return this.#place.layout;
  }

  /**
   * Runs one unit of work. The transaction opens with its first statement, in the same message, and
   * what was deferred travels with COMMIT; when `work` throws, everything is rolled back. When the
   * tenant has moved, or is just moving, nothing has happened yet and `work` runs again where it is now;
   * so it does, a few times, when it was undone to let others go on. `work` keeps nothing between runs.
   */
  async transact<T>(work: (tx: TxScope) => Promise<T>): Promise<T> {
    const began = performance.now();
    for (let deadlocks = 0; ;) {
      try {
        return await this.#attempt(work);
      } catch (error) {
        if (isDeadlock(error) && (deadlocks += 1) <= MOST_DEADLOCKS) {
          // At different times, or they would meet again.
          await delay(Math.random() * deadlocks * DEADLOCK_PAUSE_MS);
          continue;
        }
        const state = this.#place.cell.protocol.fenceState(error);
        if (state === undefined) throw error;
        this.#place = await this.#findAgain(state, this.#place, performance.now() - began);
      }
    }
  }

  async #attempt<T>(work: (tx: TxScope) => Promise<T>): Promise<T> {
    const tx = new Transaction(this.tenantId, iso(this.#clock.now()), this.#place);
    try {
      const answer = await work(tx);
      await tx.commit();
      return answer;
    } catch (error) {
      await tx.rollback();
      throw error;
    } finally {
      await tx.release();
    }
  }

  protected send(steps: readonly Step[]): Promise<StepResult[]> {
    return readAt(this.#place.cell.database, this.tenantId, this.#place, steps);
  }
}
