import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages, tenantApi, type Invitation, type Member, type Page } from '#api/index.ts';

export const membersQuery = (slug: string, q: string) =>
  infiniteQueryOptions({
    queryKey: [slug, 'people', 'members', q],
    queryFn: ({ pageParam }) =>
      tenantApi(slug).get<Page<Member>>('/tenant/members', {
        limit: 50,
        ...(q ? { q } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const invitationsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'people', 'invitations'],
    queryFn: () =>
      allPages((cursor) =>
        tenantApi(slug).get<Page<Invitation>>('/tenant/invitations', { limit: 100, cursor }),
      ),
    retry: false,
  });
