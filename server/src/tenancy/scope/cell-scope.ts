import { type Clock, iso } from '#kernel/time.ts';
import type { Database, Session, Step, StepResult } from '#platform/db/index.ts';
import { bind, type Layout, type Statement } from '../language/index.ts';
import { BEGIN, COMMIT, type ContextSigner, ROLLBACK, contextStep } from './context.ts';
import { Scope, TxScope } from './scope.ts';

/** What a cell gives the scopes opened on it. */
export interface CellAccess {
  readonly database: Database;
  readonly signer: ContextSigner;
  readonly statementTimeoutMs: number;
}

/** A tenant's data, readable; the way to a transaction is `transact`. */
export class TenantScope extends Scope {
  readonly #cell: CellAccess;
  readonly #clock: Clock;

  constructor(tenantId: string, layout: Layout, cell: CellAccess, clock: Clock) {
    super(tenantId, layout);
    this.#cell = cell;
    this.#clock = clock;
  }

  /**
   * Runs one unit of work. The transaction opens with its first statement, in the same message, and
   * what was deferred travels with COMMIT; when `work` throws, everything is rolled back.
   */
  async transact<T>(work: (tx: TxScope) => Promise<T>): Promise<T> {
    const tx = new Transaction(this.tenantId, this.layout, iso(this.#clock.now()), this.#cell);
    try {
      const answer = await work(tx);
      await tx.commit();
      return answer;
    } catch (error) {
      await tx.rollback();
      throw error;
    } finally {
      tx.release();
    }
  }

  protected async send(steps: readonly Step[]): Promise<StepResult[]> {
    const { database, signer, statementTimeoutMs } = this.#cell;
    const context = contextStep(signer.contextOf(this.tenantId), statementTimeoutMs);
    return (await database.exchange([context, ...steps])).slice(1);
  }
}

class Transaction extends TxScope {
  readonly #cell: CellAccess;
  #session: Session | undefined;
  #deferred: Step[] = [];
  #open = false;

  constructor(tenantId: string, layout: Layout, now: string, cell: CellAccess) {
    super(tenantId, layout, now);
    this.#cell = cell;
  }

  defer<P extends object>(statement: Statement<P, unknown>, params: P): void {
    this.#deferred.push(bind(statement, params, this.layout, this.tenantId));
  }

  async commit(): Promise<void> {
    if (this.#open || this.#deferred.length > 0) await this.#message([COMMIT]);
    this.#open = false;
  }

  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    // A connection that cannot even roll back is destroyed on release; the first error is the one to tell.
    await this.#session?.exchange([ROLLBACK]).catch(() => undefined);
  }

  release(): void {
    this.#session?.release();
    this.#session = undefined;
  }

  protected async send(steps: readonly Step[]): Promise<StepResult[]> {
    return (await this.#message(steps)).slice(-steps.length);
  }

  /** Writes what opens the transaction, what was deferred, and the steps, in one message. */
  async #message(steps: readonly Step[]): Promise<StepResult[]> {
    this.#session ??= await this.#cell.database.session();
    const opening = this.#open
      ? []
      : [
          BEGIN,
          contextStep(this.#cell.signer.contextOf(this.tenantId), this.#cell.statementTimeoutMs),
        ];
    this.#open = true;
    const deferred = this.#deferred;
    this.#deferred = [];
    return this.#session.exchange([...opening, ...deferred, ...steps]);
  }
}
