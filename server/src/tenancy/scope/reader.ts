import { AppError } from '#kernel/errors.ts';
import type { SqlDatabase, Step, StepResult } from '#platform/db/index.ts';
import type { Layout } from '../query/index.ts';
import { type Placed, readAt } from './place.ts';
import { Scope } from './scope.ts';

/**
 * A tenant's data that may be a little old: from the cell's read replica while that is hardly behind,
 * otherwise from the cell itself. For counting and carrying away, never for deciding about a change.
 */
export class ReaderScope extends Scope {
  readonly #place: Placed;

  constructor(tenantId: string, place: Placed) {
    super(tenantId);
    this.#place = place;
  }

  protected override get layout(): Layout {
    return this.#place.layout;
  }

  protected async send(steps: readonly Step[]): Promise<StepResult[]> {
    const { cell } = this.#place;
    const replica = cell.replica;
    const standby = await replica?.whenFresh();
    if (!replica || !standby) return this.#ask(cell.database, steps);
    try {
      return await this.#ask(standby, steps);
    } catch (error) {
      // Gone, or what it replays stood in the way of the query.
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
      replica.failed();
      return this.#ask(cell.database, steps);
    }
  }

  #ask(database: SqlDatabase, steps: readonly Step[]): Promise<StepResult[]> {
    return readAt(database, this.tenantId, this.#place, steps);
  }
}
