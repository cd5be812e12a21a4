import { versionMismatch } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import type { Route } from '#platform/http/route.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { type Identity, authorize, normalName, tenantRoute } from '#identity/index.ts';
import { TenantPatch, TenantView } from './schema.ts';
import { renameTenant } from './tenant-store.ts';
import { toTenantView } from './view.ts';

const tag = 'tenant';

export const tenantRoutes = (identity: Identity): Route[] => [
  tenantRoute(
    { method: 'GET', url: '/tenant', tag, summary: 'This workspace', reply: { 200: TenantView } },
    async ({ actor, tenant }) => toTenantView(tenant, actor, identity.sites),
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: '/tenant',
      tag,
      summary: 'Rename this workspace',
      body: TenantPatch,
      reply: { 200: TenantView },
      refusals: [412],
    },
    async ({ actor, tenant, body, ifMatch }) => {
      authorize(actor, 'tenant.update');
      const renamed = await rename(identity, tenant, normalName(body.name), ifMatch);
      return toTenantView(renamed, actor, identity.sites);
    },
  ),
];

/** @throws AppError `version_mismatch` */
async function rename(
  { control, tenancy, clock }: Identity,
  tenant: TenantRecord,
  name: string,
  ifMatch: number | undefined,
): Promise<TenantRecord> {
  const version = await renameTenant(control, { id: tenant.id, name, ifMatch }, iso(clock.now()));
  if (version === undefined) throw versionMismatch((await tenancy.reserved(tenant.id)).version);
  await tenancy.changed(tenant);
  return { ...tenant, name, version };
}
