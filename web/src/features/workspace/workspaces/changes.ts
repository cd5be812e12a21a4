import { dataOf, patchTenant, within, type Tenant, type TenantPatch } from '#api/index.ts';
import { keeping, queryClient, type Change } from '#shared/index.ts';
import { tenantQuery } from './queries.ts';

/** Changes the workspace itself; what is shown follows at once. */
export const tenantChange = (slug: string, done: string): Change<TenantPatch, Tenant> => {
  const { queryKey } = tenantQuery(slug);
  return {
    show: ({ name }) =>
      keeping(queryKey, () =>
        queryClient.setQueryData(queryKey, (known) => known && { ...known, ...(name && { name }) }),
      ),
    send: (body) => dataOf(patchTenant({ ...within(slug), body })),
    take: (tenant) => queryClient.setQueryData(queryKey, tenant),
    // The list of workspaces has its name.
    stale: ({ name }) => (name === undefined ? [] : [['me', 'tenants']]),
    done,
  };
};
