import type { Step, StepResult } from '#platform/db/index.ts';
import { bind, onlyReads, type Layout, type Statement } from '../query/index.ts';

/**
 * The right to one tenant's data. Stores take a Scope to read and a TxScope to write; without one
 * there is no query, and nothing in a query can name another tenant.
 */

/** A statement bound to values, for sending several in one message. */
export interface Call<R> {
  readonly bindTo: (layout: Layout, tenantId: string) => Step;
  /** Whether it neither changes nor locks a row. */
  readonly onlyReads: (layout: Layout) => boolean;
  readonly types?: R;
}

/** @example const [project, tasks] = await scope.batch([call(findProject, { id }), call(listTasks, { … })]); */
export const call = <P extends object, R>(statement: Statement<P, R>, params: P): Call<R> => ({
  bindTo: (layout, tenantId) => bind(statement, params, layout, tenantId),
  onlyReads: (layout) => onlyReads(statement, layout),
});

type RowsOf<C extends readonly Call<unknown>[]> = {
  -readonly [I in keyof C]: C[I] extends Call<infer R> ? R[] : never;
};

export abstract class Scope {
  readonly tenantId: string;

  constructor(tenantId: string) {
    this.tenantId = tenantId;
  }

  /** How the tenant's tables are laid out where they are. */
  protected abstract get layout(): Layout;

  /** The rows of one statement: one message, one implicit transaction. */
  async rows<P extends object, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    const [result] = await this.send([bind(statement, params, this.layout, this.tenantId)]);
    return result?.rows as R[];
  }

  /** The first row, if there is one. */
  async first<P extends object, R>(statement: Statement<P, R>, params: P): Promise<R | undefined> {
    return (await this.rows(statement, params))[0];
  }

  /** The rows of several statements, sent in one message and seeing one another's effects in order. */
  async batch<const C extends readonly Call<unknown>[]>(calls: C): Promise<RowsOf<C>> {
    const results = await this.send(calls.map((c) => c.bindTo(this.layout, this.tenantId)));
    return results.map((r) => r.rows) as RowsOf<C>;
  }

  /** Whether a call neither changes nor locks a row. */
  onlyReads(one: Call<unknown>): boolean {
    return one.onlyReads(this.layout);
  }

  /** Sends steps under the tenant's context and answers those steps alone. */
  protected abstract send(steps: readonly Step[]): Promise<StepResult[]>;
}

/** A Scope inside a transaction: what it writes lands together, or not at all. */
export abstract class TxScope extends Scope {
  /** The time of this unit of work, ISO-8601: every row it writes carries the same. */
  readonly now: string;
  /** The tenant's epoch under which this unit of work was let in. */
  readonly epoch: number;

  constructor(tenantId: string, now: string, epoch: number) {
    super(tenantId);
    this.now = now;
    this.epoch = epoch;
  }

  /** Runs a change now. @returns how many rows it touched, so a stale version shows as 0 */
  async change<P extends object>(statement: Statement<P, unknown>, params: P): Promise<number> {
    const [result] = await this.send([bind(statement, params, this.layout, this.tenantId)]);
    return result?.count ?? 0;
  }

  /** Queues a change whose outcome nothing waits for; it travels with the next message, at the latest the commit. */
  abstract defer<P extends object>(statement: Statement<P, unknown>, params: P): void;

  /** Says that this unit of work writes events: once they are committed, the relay is woken. */
  abstract announces(): void;
}
