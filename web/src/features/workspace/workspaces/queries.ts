import { queryOptions } from '@tanstack/react-query';
import { dataOf, getTenant, within } from '#api/index.ts';

export const tenantQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'tenant'],
    queryFn: () => dataOf(getTenant(within(slug))),
    staleTime: 60_000,
  });
