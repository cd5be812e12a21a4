import {
  dataOf,
  deleteTenantDomainsById,
  messageOf,
  patchTenantDomainsById,
  postTenantDomains,
  postTenantDomainsByIdVerify,
  within,
  type Domain,
  type TenantApi,
} from '#api/index.ts';
import { queryClient, removeItem } from '#shared/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { domainsQuery } from './queries.ts';

/** @throws Problem, with the field `host` for a name that cannot be taken */
export async function addDomain({ slug }: TenantApi, host: string): Promise<Domain> {
  const added = await dataOf(postTenantDomains({ ...within(slug), body: { host } }));
  await queryClient.invalidateQueries({ queryKey: domainsQuery(slug).queryKey });
  return added;
}

/** Asks the DNS now. @throws Problem saying what was found instead of the record */
export async function checkDomain({ slug }: TenantApi, domain: Domain): Promise<Domain> {
  try {
    return await dataOf(postTenantDomainsByIdVerify({ ...within(slug), path: { id: domain.id } }));
  } finally {
    await queryClient.invalidateQueries({ queryKey: domainsQuery(slug).queryKey });
  }
}

export async function choosePrimary(
  { slug }: TenantApi,
  domain: Domain,
  primary: boolean,
): Promise<void> {
  try {
    const path = { id: domain.id };
    await patchTenantDomainsById({ ...within(slug), path, body: { primary } });
    toast(
      primary ? `Links now use ${domain.shownHost}` : `Links no longer use ${domain.shownHost}`,
    );
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await refreshAddresses(slug);
}

export async function removeDomain({ slug }: TenantApi, domain: Domain): Promise<void> {
  const { id } = domain;
  await removeItem(domainsQuery(slug).queryKey, { id, name: domain.shownHost }, () =>
    deleteTenantDomainsById({ ...within(slug), path: { id } }),
  );
  await refreshAddresses(slug);
}

/** The primary domain stands in the workspace's address, here and in the list of workspaces. */
async function refreshAddresses(slug: string): Promise<void> {
  await Promise.all(
    [domainsQuery(slug).queryKey, [slug, 'tenant'], ['me', 'tenants']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
