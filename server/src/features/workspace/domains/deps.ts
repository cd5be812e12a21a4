import type { TxtLookup } from '#platform/dns/index.ts';
import type { Domain } from '#tenancy/domains/index.ts';
import type { Identity } from '#identity/index.ts';

export interface DomainDeps {
  readonly identity: Identity;
  /** Asks the DNS. */
  readonly lookup: TxtLookup;
}

/** Makes what changed about hosts, and the addresses of their tenants, known to every process. */
export async function announce(
  { identity: { tenancy } }: DomainDeps,
  domains: readonly Pick<Domain, 'host' | 'tenantId'>[],
): Promise<void> {
  await Promise.all(
    domains.map(async ({ host, tenantId }) => {
      await tenancy.hostChanged(host);
      const tenant = await tenancy.find(tenantId);
      if (tenant) await tenancy.changed(tenant);
    }),
  );
}
