import { Users } from 'lucide-react';
import type { LoadContext, PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { peopleReducer } from './live.ts';
import { invitationsQuery, membersQuery, peopleQuery } from './queries.ts';

function load({ slug }: LoadContext): void {
  void queryClient.prefetchInfiniteQuery(membersQuery(slug, ''));
  void queryClient.prefetchQuery(invitationsQuery(slug));
}

export const people: PageFeature = {
  name: 'people',
  routes: [{ path: '/people', screen: () => import('./people-page.tsx'), load }],
  navigation: [{ name: 'People', path: '/people', Icon: Users, order: 20 }],
  settings: [
    {
      address: 'members',
      title: 'Members',
      group: 'People',
      Icon: Users,
      about: 'Roles and invitations',
      load,
      screen: async () => ({ default: (await import('./people-page.tsx')).MembersPage }),
    },
  ],
  live: [peopleReducer],
  prefetch: (slug) => void queryClient.prefetchQuery(peopleQuery(slug)),
};
