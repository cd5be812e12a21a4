import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  type Invitation,
  allPages,
  dataOf,
  getTenantInvitations,
  getTenantMembers,
  getTenantPeople,
  within,
} from '#api/index.ts';

export const membersQuery = (slug: string, q: string) =>
  infiniteQueryOptions({
    queryKey: [slug, 'people', 'members', q],
    queryFn: ({ pageParam }) =>
      dataOf(
        getTenantMembers({
          ...within(slug),
          query: { limit: 50, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const invitationsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'people', 'invitations'],
    queryFn: () =>
      allPages((from) =>
        dataOf(getTenantInvitations({ ...within(slug), query: { limit: 100, ...from } })),
      ),
    // A mail goes within seconds, or is tried again for days: what waits is looked at for a while.
    refetchInterval: ({ state: { data } }) => (data?.some(isFresh) ? 2000 : false),
    retry: false,
  });

const FRESH_MS = 60_000;

const isFresh = ({ mail, createdAt }: Invitation): boolean =>
  mail === 'waiting' && Date.now() - Date.parse(createdAt) < FRESH_MS;

/** Everybody a task can be given to: members and people known only by name from an import. */
export const peopleQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'people', 'directory'],
    queryFn: () =>
      allPages((from) =>
        dataOf(getTenantPeople({ ...within(slug), query: { limit: 100, ...from } })),
      ),
    staleTime: 60_000,
  });
