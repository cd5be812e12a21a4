import { Tags } from 'lucide-react';
import type { LiveEvent } from '#api/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { labelsQuery, labelUseQuery } from './queries.ts';

/** Brings the list up to date that screens pick from, and the tasks, which hold the names of their labels. */
function take(live: LiveWorkspace, event: LiveEvent): void {
  if (event.type !== 'label.changed' && event.type !== 'label.deleted') return;
  const { queryKey } = labelsQuery(live.slug);
  const known = queryClient.getQueryData(queryKey)?.find(({ id }) => id === event.data.id);
  if (event.type === 'label.deleted') {
    live.markStale(queryKey);
    return live.markStale([live.slug, 'tasks']);
  }
  const { name, color, previousName } = event.data;
  if (known?.name !== name || known.color !== color) live.markStale(queryKey);
  if (previousName !== undefined) live.markStale([live.slug, 'tasks']);
}

export const labels: PageFeature = {
  name: 'labels',
  settings: [
    {
      address: 'labels',
      title: 'Labels',
      group: 'Workspace',
      Icon: Tags,
      about: 'Shared by all projects',
      load: ({ slug }) => void queryClient.prefetchQuery(labelUseQuery(slug)),
      screen: () => import('./labels-page.tsx'),
    },
  ],
  live: [{ apply: (live, events) => events.forEach((event) => take(live, event)) }],
  prefetch: (slug) => void queryClient.prefetchQuery(labelsQuery(slug)),
};
