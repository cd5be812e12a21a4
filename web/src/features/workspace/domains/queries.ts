import { queryOptions } from '@tanstack/react-query';
import { dataOf, getTenantDomains, within } from '#api/index.ts';

export const domainsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'domains'],
    queryFn: () => dataOf(getTenantDomains(within(slug))),
  });
