import { Cable } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { sourcesQuery } from './queries.ts';

export const external: PageFeature = {
  name: 'external',
  settings: [
    {
      address: 'sources',
      title: 'External sources',
      group: 'Integrations',
      Icon: Cable,
      about: 'Read tasks from other systems',
      may: ({ can }) => can.manageExternalSources,
      load: ({ slug }) => void queryClient.prefetchQuery(sourcesQuery(slug)),
      screen: () => import('./sources-page.tsx'),
    },
  ],
};
