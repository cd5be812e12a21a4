import { AppError, notFound } from '#kernel/errors.ts';
import { assertServing } from '#tenancy/lifecycle/index.ts';
import type { Tenancy, TenantRecord } from '#tenancy/index.ts';
import type { Actor, SignedIn } from '../access/index.ts';
import type { Memberships } from '../memberships/index.ts';
import type { Site, Sites } from './sites.ts';

/**
 * What host, name, token and membership have to agree on, for a request and for a WebSocket alike.
 * Nothing here ever falls back to another tenant.
 */

/**
 * The tenant that the host and the name beside it agree on.
 * @param named an id or a slug, as a header or a query carries it
 * @throws AppError `tenant_mismatch`, `tenant_required`, `not_found`
 */
export async function resolveTenant(
  tenancy: Tenancy,
  site: Site,
  named: string | undefined,
): Promise<TenantRecord> {
  const ref = named?.trim().toLowerCase();
  if (site.kind === 'tenant') {
    if (ref !== undefined && ref !== site.tenant.id && ref !== site.tenant.slug) {
      throw new AppError('tenant_mismatch', 'The host and X-Tenant-ID name different workspaces.');
    }
    return site.tenant;
  }
  if (!ref)
    throw new AppError('tenant_required', 'Name a workspace in X-Tenant-ID, or use its own host.');
  const tenant = await tenancy.find(ref);
  if (!tenant) throw notFound('workspace');
  return tenant;
}

/**
 * A session opened on one tenant's own host is good for that tenant alone.
 * @throws AppError `forbidden`
 */
export function assertBinding(account: SignedIn, tenant: TenantRecord): void {
  if (account.boundTenantId !== null && account.boundTenantId !== tenant.id) {
    throw new AppError('forbidden', 'This session belongs to another workspace. Sign in here.', {
      extra: { right: 'session.tenant' },
    });
  }
}

/**
 * What concerns a whole account, such as its name or its other workspaces, needs a session that is not
 * bound to one tenant: the host such a session lives on may be in that tenant's hands.
 * @throws AppError `forbidden`
 */
export function assertUnbound(account: SignedIn, sites: Pick<Sites, 'baseUrl'>): void {
  if (account.boundTenantId !== null) {
    throw new AppError(
      'forbidden',
      `This session is good for one workspace alone. Sign in at ${sites.baseUrl.host}.`,
      { extra: { right: 'session.unbound' } },
    );
  }
}

/**
 * The person as a member of the tenant, which serves them.
 * @throws AppError `not_a_member`, or what the tenant's state does not allow
 */
export async function memberOf(
  memberships: Memberships,
  tenant: TenantRecord,
  userId: string,
  mode: 'read' | 'write',
): Promise<Actor> {
  const standing = await memberships.standingOf(tenant.id, userId);
  if (!standing) throw new AppError('not_a_member', 'You are not a member of this workspace.');
  // After membership: a stranger does not learn what state a workspace is in.
  assertServing(tenant, mode);
  return { userId, tenantId: tenant.id, name: standing.name, role: standing.role };
}
