import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages, dataOf, getTenantInvitations, getTenantMembers, within } from '#api/index.ts';

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
    retry: false,
  });
