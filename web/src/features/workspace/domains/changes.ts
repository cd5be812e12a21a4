import {
  dataOf,
  deleteTenantDomainsById,
  patchTenantDomainsById,
  postTenantDomains,
  postTenantDomainsByIdVerify,
  within,
  type Domain,
} from '#api/index.ts';
import { removal, type Change } from '#shared/index.ts';
import { domainsQuery } from './queries.ts';

/** Refused with the field `host` for a name that cannot be taken. */
export const addition = (slug: string): Change<string, Domain> => ({
  send: (host) => dataOf(postTenantDomains({ ...within(slug), body: { host } })),
  stale: [domainsQuery(slug).queryKey],
});

/** Asks the DNS now; the refusal says what was found instead of the record. */
export const check = (slug: string): Change<Domain, Domain> => ({
  send: ({ id }) => dataOf(postTenantDomainsByIdVerify({ ...within(slug), path: { id } })),
  stale: [domainsQuery(slug).queryKey],
});

/** Whether links in mail use the domain. */
export const primaryChange = (slug: string, { id, shownHost }: Domain): Change<boolean> => ({
  send: (primary) => patchTenantDomainsById({ ...within(slug), path: { id }, body: { primary } }),
  stale: addresses(slug),
  done: (_answer, primary) =>
    primary ? `Links now use ${shownHost}` : `Links no longer use ${shownHost}`,
});

export const domainRemoval = (slug: string): Change<Domain> =>
  removal(domainsQuery(slug).queryKey, ({ shownHost }) => shownHost, {
    send: ({ id }) => deleteTenantDomainsById({ ...within(slug), path: { id } }),
    stale: addresses(slug),
  });

/** The primary domain stands in the workspace's address, here and in the list of workspaces. */
const addresses = (slug: string) => [
  domainsQuery(slug).queryKey,
  [slug, 'tenant'],
  ['me', 'tenants'],
];
