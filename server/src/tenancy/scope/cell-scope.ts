import { type Clock, iso } from '#kernel/time.ts';
import {
  type Database,
  type Session,
  type Step,
  type StepResult,
  isStalePlan,
} from '#platform/db/index.ts';
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
      await tx.release();
    }
  }

  protected async send(steps: readonly Step[]): Promise<StepResult[]> {
    const { database, signer, statementTimeoutMs } = this.#cell;
    const context = contextStep(signer.contextOf(this.tenantId), statementTimeoutMs, 'read');
    return (await database.exchange([context, ...steps])).slice(1);
  }
}

class Transaction extends TxScope {
  readonly #cell: CellAccess;
  #session: Promise<Session> | undefined;
  #deferred: Step[] = [];
  #isOpen = false;
  #hasEnded = false;
  /** Why the transaction cannot be committed any more. */
  #failure: unknown;

  constructor(tenantId: string, layout: Layout, now: string, cell: CellAccess) {
    super(tenantId, layout, now);
    this.#cell = cell;
  }

  defer<P extends object>(statement: Statement<P, unknown>, params: P): void {
    this.#assertRunning();
    this.#deferred.push(bind(statement, params, this.layout, this.tenantId));
  }

  /** @throws the first failure of any message: PostgreSQL would answer COMMIT by rolling back, without an error */
  async commit(): Promise<void> {
    this.#hasEnded = true;
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#isOpen || this.#deferred.length > 0) await this.#message([COMMIT]);
    this.#isOpen = false;
  }

  async rollback(): Promise<void> {
    this.#hasEnded = true;
    const session = await this.#session?.catch(() => undefined);
    // A connection that cannot even roll back is destroyed on release; the first error is the one to tell.
    if (this.#isOpen) await session?.exchange([ROLLBACK]).catch(() => undefined);
  }

  async release(): Promise<void> {
    this.#hasEnded = true;
    (await this.#session?.catch(() => undefined))?.release();
  }

  protected async send(steps: readonly Step[]): Promise<StepResult[]> {
    this.#assertRunning();
    const results = await this.#message(steps);
    return results.slice(results.length - steps.length);
  }

  /** Work that somebody forgot to wait for must not open a transaction that nobody would close. */
  #assertRunning(): void {
    if (this.#hasEnded) throw new Error('this unit of work has ended; await everything inside it');
  }

  /** Writes what opens the transaction, what was deferred, and the steps, in one message. */
  async #message(steps: readonly Step[]): Promise<StepResult[]> {
    try {
      const session = await (this.#session ??= this.#cell.database.session());
      if (this.#failure !== undefined) throw this.#failure;
      const opening = this.#isOpen ? [] : this.#opening();
      this.#isOpen = true;
      const message = [...opening, ...this.#deferred, ...steps];
      this.#deferred = [];
      return await this.#exchange(session, message, opening.length > 0);
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }

  #opening(): Step[] {
    const { signer, statementTimeoutMs } = this.#cell;
    return [BEGIN, contextStep(signer.contextOf(this.tenantId), statementTimeoutMs, 'write')];
  }

  async #exchange(
    session: Session,
    message: readonly Step[],
    isFirst: boolean,
  ): Promise<StepResult[]> {
    try {
      return await session.exchange(message);
    } catch (error) {
      if (!isFirst || !isStalePlan(error)) throw error;
      // Tables have changed under the first message: nothing has happened yet, so it can begin again.
      await session.exchange([ROLLBACK]);
      return session.exchange(message);
    }
  }
}
