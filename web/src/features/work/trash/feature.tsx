import { Trash2 } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { trashedProjectsQuery, trashedTasksQuery, trashKey } from './queries.ts';

export const trash: PageFeature = {
  name: 'trash',
  routes: [
    {
      path: '/trash',
      screen: () => import('./trash-page.tsx'),
      load: ({ slug }) => {
        void queryClient.prefetchInfiniteQuery(trashedTasksQuery(slug));
        void queryClient.prefetchInfiniteQuery(trashedProjectsQuery(slug));
      },
    },
  ],
  navigation: [{ name: 'Trash', path: '/trash', Icon: Trash2, order: 40 }],
  live: [
    {
      // Something went in or out.
      apply: (live, events) => {
        if (events.some(({ type }) => /^(?:task|project)\.(?:deleted|restored|purged)$/.test(type)))
          live.markStale(trashKey(live.slug));
      },
    },
  ],
};
