import { NoContent, type Route } from '#platform/http/index.ts';
import { listDomains } from '#tenancy/domains/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { addDomain } from './actions/add.ts';
import { choosePrimary, removeDomain } from './actions/choose.ts';
import { proveDomain } from './actions/prove.ts';
import type { DomainDeps } from './deps.ts';
import { MAX_DOMAINS } from './model.ts';
import { DomainList, DomainParams, DomainPatch, DomainView, NewDomain } from './schema.ts';
import { CheckThrottle } from './throttle.ts';
import { toDomainView } from './view.ts';
import { domainRights } from './rights.ts';

const tag = 'domains';

export function domainRoutes(deps: DomainDeps): Route[] {
  const { tenancy, sites } = deps.identity;
  const throttle = new CheckThrottle(deps.identity.limits);
  return [
    tenantRoute(
      {
        method: 'GET',
        url: '/tenant/domains',
        tag,
        summary: 'List custom domains',
        reply: { 200: DomainList },
      },
      async ({ actor, tenant }) => {
        authorize(actor, domainRights.manage);
        const found = await listDomains(tenancy.control, tenant.id);
        const items = found.map((domain) => toDomainView(domain, actor, sites));
        return { items, limit: MAX_DOMAINS };
      },
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/tenant/domains',
        keyed: false,
        tag,
        summary: 'Add a custom domain',
        description:
          'It is active once its TXT record has been verified. Several workspaces can claim a domain; the one that verifies it gets it.',
        body: NewDomain,
        reply: { 201: DomainView },
        refusals: [409],
      },
      async ({ actor, tenant, body }) => {
        authorize(actor, domainRights.manage);
        return toDomainView(await addDomain(deps, tenant.id, body.host), actor, sites);
      },
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/tenant/domains/:id/verify',
        keyed: false,
        tag,
        summary: 'Verify a domain’s DNS record',
        description:
          'Queries the DNS now. Once verified, the domain serves this workspace at once, and no other.',
        params: DomainParams,
        reply: { 200: DomainView },
        refusals: [409, 429, 503],
      },
      async ({ actor, tenant, params }) => {
        authorize(actor, domainRights.manage);
        await throttle.admit(tenant.id);
        return toDomainView(await proveDomain(deps, tenant.id, params.id), actor, sites);
      },
    ),
    tenantRoute(
      {
        method: 'PATCH',
        url: '/tenant/domains/:id',
        tag,
        summary: 'Set the primary domain',
        params: DomainParams,
        body: DomainPatch,
        reply: { 200: DomainView },
        refusals: [409],
      },
      async ({ actor, tenant, params, body }) => {
        authorize(actor, domainRights.manage);
        const chosen = await choosePrimary(deps, tenant.id, params.id, body.primary);
        return toDomainView(chosen, actor, sites);
      },
    ),
    tenantRoute(
      {
        method: 'DELETE',
        url: '/tenant/domains/:id',
        tag,
        summary: 'Remove a custom domain',
        description:
          'It stops serving at once. If you add it again, it needs verification with a new token.',
        params: DomainParams,
        reply: { 204: NoContent },
      },
      async ({ actor, tenant, params }) => {
        authorize(actor, domainRights.manage);
        await removeDomain(deps, tenant.id, params.id);
        return undefined;
      },
    ),
  ];
}
