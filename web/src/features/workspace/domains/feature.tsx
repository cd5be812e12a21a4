import { Globe } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { domainsQuery } from './queries.ts';

export const domains: PageFeature = {
  name: 'domains',
  settings: [
    {
      address: 'domains',
      title: 'Domains',
      group: 'Workspace',
      Icon: Globe,
      about: 'Your own address',
      may: ({ can }) => can.manageDomains,
      load: ({ slug }) => void queryClient.prefetchQuery(domainsQuery(slug)),
      screen: () => import('./domains-page.tsx'),
    },
  ],
};
