import { invalid, versionMismatch } from '#kernel/errors.ts';
import { isTimeZone } from '#kernel/time-zone.ts';
import { iso } from '#kernel/time.ts';
import type { Route } from '#platform/http/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { type Identity, authorize, normalName, tenantRoute } from '#identity/index.ts';
import { type ShownRight, TenantPatch, tenantView } from '../schema.ts';
import { changeTenant } from '../store/tenant.ts';
import { toTenantView } from '../view.ts';
import { peopleRights } from '../rights.ts';

const tag = 'tenant';

/** @param rights those that the workspace's `can` names */
export function tenantRoutes(identity: Identity, rights: readonly ShownRight[]): Route[] {
  const TenantView = tenantView(rights);
  return [
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant',
        tag,
        summary: 'Get this workspace',
        reply: { 200: TenantView },
      },
      async ({ actor, tenant }) => toTenantView(tenant, actor, identity.sites, rights),
    ),
    tenantRoute(
      {
        method: 'PATCH',
        url: '/tenant',
        tag,
        summary: 'Update this workspace: name, time zone and data retention',
        body: TenantPatch,
        reply: { 200: TenantView },
        refusals: [412],
      },
      async ({ actor, tenant, body, ifMatch }) => {
        authorize(actor, peopleRights.updateTenant);
        const changed = await change(identity, tenant, tidy(body), ifMatch);
        return toTenantView(changed, actor, identity.sites, rights);
      },
    ),
  ];
}

/** @throws AppError `invalid` for a time zone that is none */
function tidy({ name, timeZone, ...rest }: TenantPatch): TenantPatch {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw invalid({
      path: 'timeZone',
      message: `"${timeZone}" is not an IANA time zone; use one like Europe/Berlin`,
    });
  return {
    ...rest,
    ...(timeZone !== undefined && { timeZone }),
    ...(name !== undefined && { name: normalName(name) }),
  };
}

/** @throws AppError `version_mismatch` */
async function change(
  { control, tenancy, clock }: Identity,
  tenant: TenantRecord,
  patch: TenantPatch,
  ifMatch: number | undefined,
): Promise<TenantRecord> {
  const version = await changeTenant(control, tenant.id, patch, ifMatch, iso(clock.now()));
  if (version === undefined) throw versionMismatch((await tenancy.reserved(tenant.id)).version);
  await tenancy.changed(tenant);
  return { ...tenant, ...patch, version };
}
