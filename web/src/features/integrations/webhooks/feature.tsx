import { Webhook } from 'lucide-react';
import type { LoadContext, PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import {
  deliveriesQuery,
  eventTypesQuery,
  readState,
  webhooksKey,
  webhooksQuery,
} from './queries.ts';

function loadLog({ slug, params, search }: LoadContext): void {
  void queryClient.prefetchQuery(webhooksQuery(slug));
  const query = deliveriesQuery(slug, params['id'] ?? '', readState(search));
  void queryClient.prefetchInfiniteQuery(query);
}

export const webhooks: PageFeature = {
  name: 'webhooks',
  settings: [
    {
      address: 'webhooks',
      title: 'Webhooks',
      group: 'Integrations',
      Icon: Webhook,
      about: 'Send events to other systems',
      may: ({ can }) => can.manageWebhooks,
      load: ({ slug }) => {
        void queryClient.prefetchQuery(webhooksQuery(slug));
        void queryClient.prefetchQuery(eventTypesQuery(slug));
      },
      screen: () => import('./webhooks-page.tsx'),
      details: [{ path: '/$id', screen: () => import('./log-page.tsx'), load: loadLog }],
    },
  ],
  live: [
    {
      // By somebody else, or because it failed.
      apply: (live, events) => {
        if (events.some(({ type }) => type === 'webhook.disabled'))
          live.markStale(webhooksKey(live.slug));
      },
    },
  ],
};
