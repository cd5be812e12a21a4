import { queryOptions } from '@tanstack/react-query';
import { dataOf, getTenantLabels, within } from '#api/index.ts';

export const labelsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'labels'],
    queryFn: async () => (await dataOf(getTenantLabels(within(slug)))).items,
    staleTime: 60_000,
  });

/** The labels with how many tasks have each. */
export const labelUseQuery = (slug: string) =>
  queryOptions({
    queryKey: [...labelsQuery(slug).queryKey, 'use'],
    queryFn: async () =>
      (await dataOf(getTenantLabels({ ...within(slug), query: { count: true } }))).items,
  });
