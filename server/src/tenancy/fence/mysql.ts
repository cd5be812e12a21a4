import { isCode, isLockTimeout } from '#platform/db/index.ts';
import { type Flavour, type MySqlConnection, openMySql } from '#platform/mysql/index.ts';
import type { Fence, FenceRow } from './fence.ts';

/** No write lasts longer: the time-outs of its statements end it before. */
const LONGEST_WRITE_MS = 120_000;
/** How long new writes may queue behind a process that waits for running writes. */
const SETTLE_LOCK_MS = 250;

export async function openMySqlFence(ownerUrl: string): Promise<Fence> {
  const connection = await openMySql(ownerUrl);
  return new MySqlFence(connection, (await connection.version()).flavour);
}

/** A tenant's row is its lock as well: a write holds it in share mode, a change of the state exclusively. */
class MySqlFence implements Fence {
  readonly #connection: MySqlConnection;
  readonly #flavour: Flavour;

  constructor(connection: MySqlConnection, flavour: Flavour) {
    this.#connection = connection;
    this.#flavour = flavour;
  }

  async read(tenantId: string): Promise<FenceRow | undefined> {
    const [row] = await this.#connection.rows<FenceRow>(
      'select epoch, state from platform_fence where tenant_id = ?',
      [tenantId],
    );
    return row;
  }

  list(): Promise<(FenceRow & { tenantId: string })[]> {
    return this.#connection.rows<FenceRow & { tenantId: string }>(
      'select tenant_id as tenantId, epoch, state from platform_fence',
    );
  }

  /** Waits for the writes under way, since they hold the row. */
  set(tenantId: string, row: FenceRow): Promise<void> {
    return this.#patiently(tenantId, () => this.#write(tenantId, row));
  }

  settle(tenantId: string): Promise<void> {
    return this.#patiently(tenantId, async () => undefined);
  }

  seize(tenantId: string, row: FenceRow, lockMs: number): Promise<boolean> {
    return this.#alone(tenantId, lockMs, () => this.#write(tenantId, row));
  }

  #write(tenantId: string, { epoch, state }: FenceRow): Promise<unknown> {
    return this.#connection.query(
      `insert into platform_fence (tenant_id, epoch, state) values (?, ?, ?)
       on duplicate key update epoch = values(epoch), state = values(state)`,
      [tenantId, epoch, state],
    );
  }

  async #patiently(tenantId: string, work: () => Promise<unknown>): Promise<void> {
    const deadline = performance.now() + LONGEST_WRITE_MS;
    while (!(await this.#alone(tenantId, SETTLE_LOCK_MS, work))) {
      if (performance.now() > deadline) throw new Error('a write of this workspace does not end');
      // Those who queued up behind this attempt come first.
      await new Promise((resolve) => setTimeout(resolve, SETTLE_LOCK_MS));
    }
  }

  /** Runs `work` in a transaction that holds the tenant's row alone. @returns false when it was not to be had */
  async #alone(tenantId: string, lockMs: number, work: () => Promise<unknown>): Promise<boolean> {
    await this.#limit(lockMs);
    await this.#connection.query('start transaction');
    try {
      await this.#connection.query(
        'select epoch from platform_fence where tenant_id = ? for update',
        [tenantId],
      );
      await work();
      await this.#connection.query('commit');
      return true;
    } catch (error) {
      await this.#connection.query('rollback').catch(() => undefined);
      if (isLockTimeout(error) || isCode(error, '57014')) return false;
      throw error;
    }
  }

  /** Locks are waited for in whole seconds; MariaDB bounds the statement itself more finely. */
  async #limit(lockMs: number): Promise<void> {
    const seconds = Math.max(1, Math.ceil(lockMs / 1000));
    await this.#connection.query(`set session innodb_lock_wait_timeout = ${seconds}`);
    if (this.#flavour === 'mariadb')
      await this.#connection.query(`set session max_statement_time = ${lockMs / 1000}`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#connection[Symbol.asyncDispose]();
  }
}
