import { type Builder, statement } from '../query/index.ts';
import { type Entitled, limitOf, requireQuota } from '../registry/index.ts';
import type { PlanResource } from '../model/index.ts';
import { type Call, type TxScope, call } from '../scope/index.ts';

interface QuotaTables {
  quota_lock: { resource: string; taken_at: string };
}

const takeRow = statement((db: Builder<QuotaTables>, $: { resource: string; now: string }) =>
  db
    .insertInto('quota_lock')
    .values({ resource: $.resource, taken_at: $.now })
    .onConflict((conflict) =>
      conflict
        .columns(['resource'])
        .doUpdateSet((eb) => ({ taken_at: eb.ref('excluded.taken_at') })),
    ),
);

const takeCall = (tx: TxScope, resource: string): Call<unknown> =>
  call(takeRow, { resource, now: tx.now });

/**
 * Waits until no other unit of work of the workspace adds to this resource. Held until the end of this one.
 * @param resource what is counted, such as `webhooks`; nothing else may be locked under its name
 */
export async function lockQuota(tx: TxScope, resource: string): Promise<void> {
  await tx.batch([takeCall(tx, resource)]);
}

/**
 * Claims room in the plan for what this unit of work adds.
 * @param count how many there are, in the column `usage`; asked once no one else can add any
 * @throws AppError `plan_limit` with limit, usage, plan and the plan that lifts it
 */
export async function claimQuota(
  tx: TxScope,
  tenant: Entitled,
  resource: PlanResource,
  count: Call<{ usage: number | null }>,
  adding = 1,
): Promise<void> {
  if (limitOf(tenant, resource) === null) return;
  const [, [row]] = await tx.batch([takeCall(tx, resource.name), count]);
  requireQuota(tenant, resource, Number(row?.usage ?? 0), adding);
}

/** So many units of work would have to commit during a single one before room to spare could run out. */
const MARGIN = 1_000;

/**
 * Whether a limit is so far away that no one has to wait for anyone.
 * @param usage how many there are at most, counted without the lock
 */
export function roomToSpare(
  tenant: Entitled,
  resource: PlanResource,
  usage: number,
  adding = 1,
): boolean {
  const limit = limitOf(tenant, resource);
  return limit === null || usage + adding + MARGIN <= limit;
}
