import { queryOptions } from '@tanstack/react-query';
import {
  allPages,
  dataOf,
  getTenant,
  getTenantLabels,
  getTenantPeople,
  patchTenant,
  within,
  type TenantPatch,
} from '#api/index.ts';
import { queryClient } from '#shared/index.ts';

export const tenantQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'tenant'],
    queryFn: () => dataOf(getTenant(within(slug))),
    staleTime: 60_000,
  });

/** Everybody a task can be given to: members and people known only by name from an import. */
export const peopleQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'people', 'directory'],
    queryFn: () =>
      allPages((from) =>
        dataOf(getTenantPeople({ ...within(slug), query: { limit: 100, ...from } })),
      ),
    staleTime: 60_000,
  });

export const labelsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'labels'],
    queryFn: async () => (await dataOf(getTenantLabels(within(slug)))).items,
    staleTime: 60_000,
  });

/** Renames at once and takes it back when the server refuses. */
export async function renameTenant(slug: string, name: string): Promise<void> {
  const { queryKey } = tenantQuery(slug);
  const before = queryClient.getQueryData(queryKey);
  if (before) queryClient.setQueryData(queryKey, { ...before, name });
  try {
    queryClient.setQueryData(
      queryKey,
      await dataOf(patchTenant({ ...within(slug), body: { name } })),
    );
    await queryClient.invalidateQueries({ queryKey: ['me', 'tenants'] });
  } catch (error) {
    queryClient.setQueryData(queryKey, before);
    throw error;
  }
}

/** Changes what a workspace goes by. @throws Problem */
export async function changeTenant(slug: string, body: TenantPatch): Promise<void> {
  const changed = await dataOf(patchTenant({ ...within(slug), body }));
  queryClient.setQueryData(tenantQuery(slug).queryKey, changed);
}
