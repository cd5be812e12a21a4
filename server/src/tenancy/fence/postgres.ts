import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { isLockTimeout, openConnection } from '#platform/db/index.ts';
import type { Fence, FenceRow } from './fence.ts';

/** No write lasts longer: the statement's time-out and that of an idle transaction end it before. */
const LONGEST_WRITE_MS = 120_000;
/** How long new writes may queue behind a process that waits for running writes. */
const SETTLE_LOCK_MS = 250;

export async function openPostgresFence(ownerUrl: string): Promise<Fence> {
  return new PostgresFence(await openConnection(ownerUrl, 'taskforce fence'));
}

class PostgresFence implements Fence {
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async read(tenantId: string): Promise<FenceRow | undefined> {
    const { rows } = await this.#client.query<FenceRow>(
      'select epoch, state from platform.fence where tenant_id = $1',
      [tenantId],
    );
    return rows[0];
  }

  async list(): Promise<(FenceRow & { tenantId: string })[]> {
    const { rows } = await this.#client.query<FenceRow & { tenantId: string }>(
      'select tenant_id as "tenantId", epoch, state from platform.fence',
    );
    return rows;
  }

  async set(tenantId: string, { epoch, state }: FenceRow): Promise<void> {
    await this.#client.query(
      `insert into platform.fence (tenant_id, epoch, state) values ($1, $2, $3)
       on conflict (tenant_id) do update set epoch = excluded.epoch, state = excluded.state`,
      [tenantId, epoch, state],
    );
  }

  async settle(tenantId: string): Promise<void> {
    const deadline = performance.now() + LONGEST_WRITE_MS;
    while (!(await this.#alone(tenantId, SETTLE_LOCK_MS))) {
      if (performance.now() > deadline) throw new Error('a write of this workspace does not end');
      await delay(SETTLE_LOCK_MS);
    }
  }

  seize(tenantId: string, row: FenceRow, lockMs: number): Promise<boolean> {
    return this.#alone(tenantId, lockMs, () => this.set(tenantId, row));
  }

  /** Runs `work` in a transaction that holds the tenant's lock alone. @returns false when it was not to be had */
  async #alone(
    tenantId: string,
    lockMs: number,
    work: () => Promise<void> = async () => undefined,
  ): Promise<boolean> {
    await this.#client.query('begin');
    try {
      await this.#client.query(`select set_config('lock_timeout', $1, true)`, [String(lockMs)]);
      await this.#client.query('select pg_advisory_xact_lock(platform.fence_key($1))', [tenantId]);
      await work();
      await this.#client.query('commit');
      return true;
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      if (isLockTimeout(error)) return false;
      throw error;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#client.end();
  }
}
