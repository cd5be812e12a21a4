import type { Transaction } from 'kysely';
import { AppError, invalid } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { violatedConstraint } from '#platform/db/index.ts';
import { assertSlug } from './slug.ts';
import type { Isolation, TenancyTables } from './tables.ts';

export interface NewTenant {
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  /** Overrides what the plan names; for operators. */
  readonly isolation?: Isolation | undefined;
}

type Control = Transaction<TenancyTables>;

/** Where a new tenant goes, with the id it gets there. */
interface Seat {
  readonly tenantId: string;
  readonly cellId: string;
  readonly namespace: string;
}

/**
 * Writes a new tenant in state `provisioning` with its place in a cell, inside the caller's transaction.
 * @param addOne builds a ready schema when none is left
 * @returns the tenant's id
 * @throws AppError `slug_taken`; `invalid` for a malformed or reserved slug or an unknown plan
 */
export async function reserveTenant(
  trx: Control,
  tenant: NewTenant,
  now: string,
  sharedNamespace: string,
  addOne: (kind: 'schema' | 'dedicated') => Promise<void>,
): Promise<string> {
  assertSlug(tenant.slug);
  const plan = await trx
    .selectFrom('plan')
    .selectAll()
    .where('code', '=', tenant.plan)
    .executeTakeFirst();
  if (!plan) throw invalid({ path: 'plan', message: `there is no plan "${tenant.plan}"` });
  const isolation = tenant.isolation ?? plan.isolation;
  const seat =
    isolation === 'shared'
      ? await seatInSharedCell(trx, sharedNamespace)
      : await takeReadySchema(trx, isolation, addOne);
  const { slug, name } = tenant;
  const times = { created_at: now, updated_at: now };
  try {
    await trx
      .insertInto('tenant')
      .values({ id: seat.tenantId, slug, name, plan: plan.code, state: 'provisioning', ...times })
      .execute();
  } catch (error) {
    if (violatedConstraint(error) !== 'tenant_slug_key') throw error;
    throw new AppError('slug_taken', `The address "${slug}" cannot be used; choose another.`);
  }
  await trx
    .insertInto('placement')
    .values({ tenant_id: seat.tenantId, cell_id: seat.cellId, namespace: seat.namespace })
    .execute();
  return seat.tenantId;
}

async function seatInSharedCell(trx: Control, namespace: string): Promise<Seat> {
  const cell = await trx
    .updateTable('cell')
    .set((eb) => ({ tenants: eb('tenants', '+', 1) }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('cell')
        .select('id')
        .where('kind', '=', 'shared')
        .where('state', '=', 'open')
        .whereRef('tenants', '<', 'capacity')
        .orderBy('tenants')
        .limit(1),
    )
    .returning('id')
    .executeTakeFirst();
  if (!cell)
    throw new AppError('unavailable', 'There is no room for another workspace just now.', {
      retryAfter: 60,
    });
  return { tenantId: newId(), cellId: cell.id, namespace };
}

/** Claims a ready schema that no other sign-up is claiming; builds one when there is none. */
async function takeReadySchema(
  trx: Control,
  kind: 'schema' | 'dedicated',
  addOne: (kind: 'schema' | 'dedicated') => Promise<void>,
): Promise<Seat> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const seat = await trx
      .deleteFrom('ready_schema')
      .where('tenant_id', '=', (eb) =>
        eb
          .selectFrom('ready_schema')
          .innerJoin('cell', 'cell.id', 'ready_schema.cell_id')
          .select('ready_schema.tenant_id')
          .where('cell.kind', '=', kind)
          .where('cell.state', '=', 'open')
          .orderBy('ready_schema.created_at')
          .limit(1)
          .forUpdate('ready_schema')
          .skipLocked(),
      )
      .returning(['tenant_id', 'cell_id', 'namespace'])
      .executeTakeFirst();
    if (seat) {
      await trx
        .updateTable('cell')
        .set((eb) => ({ tenants: eb('tenants', '+', 1) }))
        .where('id', '=', seat.cell_id)
        .execute();
      return { tenantId: seat.tenant_id, cellId: seat.cell_id, namespace: seat.namespace };
    }
    await addOne(kind);
  }
  throw new AppError('unavailable', 'A place for the workspace could not be made just now.', {
    retryAfter: 5,
  });
}
