import type { ColumnType, Kysely, Transaction } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { asOwner, type PostgresServer } from '../server/index.ts';
import type { TenancyTables } from '../model/index.ts';

export type PendingImportKind = 'import' | 'clone';

type PendingImportTables = {
  arrival: {
    tenant_id: string;
    lock_key: string;
    kind: PendingImportKind;
    accounts: ColumnType<string[], string, never>;
  };
};

const LOCK = `hashtextextended('taskforce arrival ' || $1, 0)`;

/**
 * Fills a workspace under a separate lock, which ends with this process whatever becomes
 * of it: what is noted under `key` and not held is what a crash has left.
 */
export async function withImportLock<T>(
  server: PostgresServer,
  work: (key: string) => Promise<T>,
): Promise<T> {
  const key = newId();
  return asOwner(server, server.control, async (client) => {
    await client.query(`select pg_advisory_lock(${LOCK})`, [key]);
    return work(key);
  });
}

export interface PendingImport {
  readonly tenantId: string;
  readonly kind: PendingImportKind;
  /** The key it is held under. */
  readonly key: string;
  /** The accounts that were made for it. */
  readonly accounts: readonly string[];
}

/** Notes that a reserved tenant is being filled, in the transaction that reserves it. */
export async function recordPendingImport(
  trx: Transaction<TenancyTables>,
  pending: PendingImport,
): Promise<void> {
  const { tenantId, key, kind, accounts } = pending;
  await trx
    .withTables<PendingImportTables>()
    .insertInto('arrival')
    .values({ tenant_id: tenantId, lock_key: key, kind, accounts: JSON.stringify(accounts) })
    .execute();
}

export async function findPendingImport(
  trx: Transaction<TenancyTables>,
  tenantId: string,
): Promise<PendingImport | undefined> {
  const row = await trx
    .withTables<PendingImportTables>()
    .selectFrom('arrival')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row && { tenantId, kind: row.kind, key: row.lock_key, accounts: row.accounts };
}

/** The ids of all tenants that are being filled, or whose filling was cut off. */
export async function listPendingImports(control: Kysely<TenancyTables>): Promise<string[]> {
  const rows = await control
    .withTables<PendingImportTables>()
    .selectFrom('arrival')
    .select('tenant_id')
    .execute();
  return rows.map((row) => row.tenant_id);
}

/** Notes that a tenant is complete. From then on it is like one whose sign-up only has to be finished. */
export async function completePendingImport(
  control: Kysely<TenancyTables>,
  tenantId: string,
): Promise<void> {
  const ended = await control
    .withTables<PendingImportTables>()
    .deleteFrom('arrival')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n)
    throw new Error('the workspace was taken for abandoned and removed; try again');
}

/** The tenants whose filling was cut off. */
export async function listAbandonedImports(server: PostgresServer): Promise<string[]> {
  return asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<{ tenant_id: string; lock_key: string }>(
      'select tenant_id, lock_key from control.arrival order by started_at',
    );
    const abandoned: string[] = [];
    for (const { tenant_id, lock_key } of rows) {
      const { rows: tried } = await control.query<{ free: boolean }>(
        `select pg_try_advisory_lock(${LOCK}) as free`,
        [lock_key],
      );
      if (tried[0]?.free) abandoned.push(tenant_id);
    }
    return abandoned;
  });
}
