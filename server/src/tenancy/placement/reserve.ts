import type { Kysely, Transaction } from 'kysely';
import { AppError, invalid } from '#kernel/errors.ts';
import { violatedConstraint } from '#platform/db/index.ts';
import type { Cell, Isolation, TenancyTables, TenantSettings } from '../model/index.ts';
import { countSeat, takeSeat, wishFor } from './seat.ts';
import { assertSlug } from '../registry/index.ts';

export interface NewTenant {
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  /** Overrides what the plan names; for operators. */
  readonly isolation?: Isolation | undefined;
  /** The name of the cell it is to lie in, whatever the plan names; for operators. */
  readonly cell?: string | undefined;
  /** What it has decided elsewhere; the defaults when left out. */
  readonly settings?: TenantSettings | undefined;
}

type Control = Transaction<TenancyTables>;

/**
 * Writes a new tenant in state `provisioning` with its place in a cell, inside the caller's transaction.
 * @param sharedNamespace the schema of the shared layout
 * @param isUsable whether this process knows the way to a cell
 * @param rest what else the transaction writes about the tenant; its place is counted after that
 * @returns the tenant's id
 * @throws AppError `slug_taken`; `invalid` for a malformed or reserved slug, an unknown plan or a cell
 * that takes no one; NoCapacity
 */
export async function reserveTenant(
  trx: Control,
  tenant: NewTenant,
  now: string,
  sharedNamespace: string,
  isUsable: (cell: Cell) => boolean,
  rest: (tenantId: string) => Promise<unknown>,
): Promise<string> {
  assertSlug(tenant.slug);
  const plan = await trx
    .selectFrom('plan')
    .selectAll()
    .where('code', '=', tenant.plan)
    .executeTakeFirst();
  if (!plan) throw invalid({ path: 'plan', message: `there is no plan "${tenant.plan}"` });
  const wish =
    tenant.cell === undefined
      ? { kind: tenant.isolation ?? plan.isolation }
      : await wishFor(trx, tenant.cell, tenant.isolation);
  const seat = await takeSeat(trx, wish, sharedNamespace, isUsable);
  const { slug, name, settings } = tenant;
  const times = { created_at: now, updated_at: now };
  try {
    await trx
      .insertInto('tenant')
      .values({
        id: seat.tenantId,
        slug,
        name,
        plan: plan.code,
        state: 'provisioning',
        ...times,
        ...(settings && {
          time_zone: settings.timeZone,
          retention_days: settings.retentionDays,
          retain_completed: settings.retainCompleted,
        }),
      })
      .execute();
  } catch (error) {
    if (violatedConstraint(error) !== 'tenant_slug_key') throw error;
    throw slugTaken(slug);
  }
  await trx
    .insertInto('placement')
    .values({ tenant_id: seat.tenantId, cell_id: seat.cellId, namespace: seat.namespace })
    .execute();
  await rest(seat.tenantId);
  await countSeat(trx, seat, wish);
  return seat.tenantId;
}

/** @throws AppError `slug_taken`; a later reservation can still fail with it */
export async function assertSlugFree(control: Kysely<TenancyTables>, slug: string): Promise<void> {
  const row = await control
    .selectFrom('tenant')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (row) throw slugTaken(slug);
}

const slugTaken = (slug: string): AppError =>
  new AppError('slug_taken', `The address "${slug}" cannot be used; choose another.`);
