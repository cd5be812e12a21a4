import type { Kysely, Selectable } from 'kysely';
import { violatedConstraint } from '#platform/db/index.ts';
import type { TenancyTables } from '../model/index.ts';
import type { Domain } from './domain.ts';

/** Every query about domains. They lie in the control plane, beside the tenants they lead to. */

/** The control plane, or a transaction on it. */
export type ControlPlane = Kysely<TenancyTables>;

type DomainRow = Selectable<TenancyTables['domain']>;

const select = (control: ControlPlane) => control.selectFrom('domain').selectAll();

/** A tenant's domains: the primary one, then those that count, then the rest, by name. */
export async function listDomains(control: ControlPlane, tenantId: string): Promise<Domain[]> {
  const rows = await select(control)
    .where('tenant_id', '=', tenantId)
    .orderBy('is_primary', 'desc')
    .orderBy((eb) => eb('verified_at', 'is', null))
    .orderBy('host')
    .execute();
  return rows.map(toDomain);
}

export async function findDomain(
  control: ControlPlane,
  tenantId: string,
  id: string,
): Promise<Domain | undefined> {
  const row = await select(control)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDomain(row);
}

/** @returns whether it was new to the tenant */
export async function insertDomain(
  control: ControlPlane,
  domain: Pick<Domain, 'id' | 'tenantId' | 'host' | 'token' | 'createdAt'>,
): Promise<boolean> {
  const { id, tenantId, host, token, createdAt } = domain;
  try {
    await control
      .insertInto('domain')
      .values({ id, tenant_id: tenantId, host, token, verified_at: null, created_at: createdAt })
      .execute();
    return true;
  } catch (error) {
    if (violatedConstraint(error) === 'domain_claim') return false;
    throw error;
  }
}

/** Every claim to a host, locked. All who lock claims do so in the order of their ids. */
export async function lockClaims(trx: ControlPlane, host: string): Promise<Domain[]> {
  const rows = await select(trx).where('host', '=', host).orderBy('id').forUpdate().execute();
  return rows.map(toDomain);
}

/** A tenant's domains, locked in the order of their ids. */
export async function lockDomains(trx: ControlPlane, tenantId: string): Promise<Domain[]> {
  const rows = await select(trx)
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toDomain);
}

/** Lets no one else add a domain to this tenant's until the transaction ends. */
export async function lockDomainList(trx: ControlPlane, tenantId: string): Promise<void> {
  await trx.selectFrom('tenant').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute();
}

/** What a check or a decision changes about a domain. */
export type DomainChange = Partial<
  Pick<
    Domain,
    | 'token'
    | 'isPrimary'
    | 'verifiedAt'
    | 'checkedAt'
    | 'failures'
    | 'failingSince'
    | 'lostAt'
    | 'lostWhy'
  >
>;

/** @returns the current domain; undefined when it is gone, or has changed */
export async function updateDomain(
  control: ControlPlane,
  known: Pick<Domain, 'id' | 'token' | 'verifiedAt'>,
  change: DomainChange,
): Promise<Domain | undefined> {
  const row = await control
    .updateTable('domain')
    .set({
      token: change.token,
      is_primary: change.isPrimary,
      verified_at: change.verifiedAt,
      checked_at: change.checkedAt,
      failures: change.failures,
      failing_since: change.failingSince,
      lost_at: change.lostAt,
      lost_why: change.lostWhy,
    })
    .where('id', '=', known.id)
    .where('token', '=', known.token)
    .where('verified_at', known.verifiedAt === null ? 'is' : 'is not', null)
    .returningAll()
    .executeTakeFirst();
  return row && toDomain(row);
}

/** @returns the domain that was removed */
export async function deleteDomain(
  control: ControlPlane,
  tenantId: string,
  id: string,
): Promise<Domain | undefined> {
  const row = await control
    .deleteFrom('domain')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toDomain(row);
}

/** The domains whose proof counts, in the order of their ids. */
export async function listVerified(
  control: ControlPlane,
  page: { tenantId: string | undefined; after: string | undefined; limit: number },
): Promise<Domain[]> {
  let query = select(control).where('verified_at', 'is not', null).orderBy('id').limit(page.limit);
  if (page.tenantId !== undefined) query = query.where('tenant_id', '=', page.tenantId);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return (await query.execute()).map(toDomain);
}

const toDomain = (row: DomainRow): Domain => ({
  id: row.id,
  tenantId: row.tenant_id,
  host: row.host,
  token: row.token,
  isPrimary: row.is_primary,
  verifiedAt: row.verified_at,
  checkedAt: row.checked_at,
  failures: row.failures,
  failingSince: row.failing_since,
  lostAt: row.lost_at,
  lostWhy: row.lost_why,
  createdAt: row.created_at,
});
