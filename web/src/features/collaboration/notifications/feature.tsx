import { Bell as BellIcon } from 'lucide-react';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { Bell } from './bell.tsx';
import { inboxReducer } from './live.ts';
import { boxQuery, preferencesQuery, readBox } from './queries.ts';

export const notifications: PageFeature = {
  name: 'notifications',
  routes: [
    {
      path: '/inbox',
      screen: () => import('./inbox-page.tsx'),
      load: ({ slug, search }) =>
        void queryClient.prefetchInfiniteQuery(boxQuery(slug, readBox(search))),
    },
  ],
  corner: Bell,
  settings: [
    {
      address: 'notifications',
      title: 'Notifications',
      group: 'Account',
      Icon: BellIcon,
      about: 'What reaches you, and where',
      load: () => void queryClient.prefetchQuery(preferencesQuery),
      screen: () => import('./preferences-page.tsx'),
    },
  ],
  live: [inboxReducer],
  shortcuts: [
    {
      where: 'Inbox',
      keys: [
        [['J', 'K'], 'Go down and up'],
        [['E'], 'Mark as read or unread'],
        [['S'], 'Snooze'],
      ],
    },
  ],
};
