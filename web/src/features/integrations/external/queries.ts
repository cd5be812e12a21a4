import { queryOptions } from '@tanstack/react-query';
import { dataOf, getTasksExternal, getTenantExternalSources, within } from '#api/index.ts';

/** The server asks a source once a minute at most. */
const ASKED_MS = 60_000;

export const externalKey = (slug: string) => [slug, 'external'] as const;

export const sourcesQuery = (slug: string) =>
  queryOptions({
    queryKey: [...externalKey(slug), 'sources'],
    queryFn: () => dataOf(getTenantExternalSources(within(slug))),
  });

/** How each source is, as whoever reads its tasks finds it; by name. */
export const healthQuery = (slug: string) =>
  queryOptions({
    queryKey: [...externalKey(slug), 'health'],
    queryFn: async () => {
      const { sources } = await dataOf(getTasksExternal({ ...within(slug), query: { limit: 1 } }));
      return new Map(sources.map((report) => [report.name, report]));
    },
    refetchInterval: ASKED_MS,
    refetchOnWindowFocus: true,
  });
