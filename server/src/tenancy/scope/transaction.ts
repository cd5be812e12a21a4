import { type SqlSession, type Step, type StepResult, isStalePlan } from '#platform/db/index.ts';
import { bind, type Layout, type Statement } from '../query/index.ts';
import { type Placed, entryOf } from './place.ts';
import { TxScope } from './scope.ts';

/** One unit of work that writes: opened by its first message, ended with commit or rollback. */
export class Transaction extends TxScope {
  readonly #place: Placed;
  #session: Promise<SqlSession> | undefined;
  #deferred: Step[] = [];
  #isOpen = false;
  #hasEnded = false;
  #hasEvents = false;
  /** Why the transaction cannot be committed any more. */
  #failure: unknown;

  constructor(tenantId: string, now: string, place: Placed) {
    super(tenantId, now, place.epoch);
    this.#place = place;
  }

  protected override get layout(): Layout {
    return this.#place.layout;
  }

  defer<P extends object>(statement: Statement<P, unknown>, params: P): void {
    this.#assertRunning();
    this.#deferred.push(bind(statement, params, this.layout, this.tenantId));
  }

  /** @throws the first failure of any message: PostgreSQL would answer COMMIT by rolling back, without an error */
  async commit(): Promise<void> {
    this.#hasEnded = true;
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#isOpen || this.#deferred.length > 0)
      await this.#message([this.#place.cell.protocol.commit]);
    this.#isOpen = false;
    if (this.#hasEvents) this.#place.cell.announced();
  }

  announces(): void {
    this.#hasEvents = true;
  }

  async rollback(): Promise<void> {
    this.#hasEnded = true;
    const session = await this.#session?.catch(() => undefined);
    // A connection that cannot even roll back is destroyed on release; the first error is the one to tell.
    if (this.#isOpen)
      await session?.exchange([this.#place.cell.protocol.rollback]).catch(() => undefined);
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

  /** Work that someone forgot to wait for must not open a transaction that no one would close. */
  #assertRunning(): void {
    if (this.#hasEnded) throw new Error('this unit of work has ended; await everything inside it');
  }

  /** Writes what opens the transaction, what was deferred, and the steps, in one message. */
  async #message(steps: readonly Step[]): Promise<StepResult[]> {
    try {
      const session = await (this.#session ??= this.#place.cell.database.session(this.tenantId));
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

  #opening(): readonly Step[] {
    const { cell } = this.#place;
    return cell.protocol.opening(entryOf(this.tenantId, this.#place));
  }

  async #exchange(
    session: SqlSession,
    message: readonly Step[],
    isFirst: boolean,
  ): Promise<StepResult[]> {
    try {
      return await session.exchange(message);
    } catch (error) {
      if (!isFirst || !isStalePlan(error)) throw error;
      // Tables have changed under the first message: nothing has happened yet, so it can begin again.
      await session.exchange([this.#place.cell.protocol.rollback]);
      return session.exchange(message);
    }
  }
}
