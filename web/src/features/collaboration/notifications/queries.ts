import { infiniteQueryOptions, queryOptions, type Query } from '@tanstack/react-query';
import {
  atLarge,
  dataOf,
  getMeNotificationPreferences,
  getMeNotifications,
  within,
  type NotificationPage,
} from '#api/index.ts';

export const boxes = ['unread', 'all', 'snoozed'] as const;
/** Which part of the inbox is looked at. */
export type Box = (typeof boxes)[number];

export const inboxKey = (slug: string) => [slug, 'notifications'] as const;

export const boxQuery = (slug: string, box: Box) =>
  infiniteQueryOptions({
    queryKey: [...inboxKey(slug), 'box', box],
    queryFn: ({ pageParam }) =>
      dataOf(
        getMeNotifications({
          ...within(slug),
          query: {
            limit: 30,
            ...(box === 'unread' && { unread: true }),
            ...(box === 'snoozed' && { snoozed: true }),
            ...(pageParam !== null && { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: NotificationPage) => page.nextCursor,
    staleTime: 0,
    refetchInterval: ({ state }) => untilBack(state.data?.pages[0]),
  });

/** How many are unread, without the list. */
export const unreadQuery = (slug: string) =>
  queryOptions({
    queryKey: [...inboxKey(slug), 'unread'],
    queryFn: () =>
      dataOf(getMeNotifications({ ...within(slug), query: { limit: 1, unread: true } })),
    staleTime: 0,
    refetchInterval: ({ state }: Query<NotificationPage>) => untilBack(state.data),
  });

const LONGEST_MS = 6 * 3_600_000;

/** Asks again when the next snoozed one comes back: nobody else tells of that. */
function untilBack(page: NotificationPage | undefined): number | false {
  if (!page?.nextSnoozeEndsAt) return false;
  const left = Date.parse(page.nextSnoozeEndsAt) - Date.now();
  return Math.min(Math.max(left + 250, 1000), LONGEST_MS);
}

export const preferencesQuery = queryOptions({
  queryKey: ['me', 'notification-preferences'],
  queryFn: () => dataOf(getMeNotificationPreferences(atLarge)),
});

/** The part of the inbox an address names. */
export const readBox = (search: Record<string, unknown>): Box =>
  boxes.find((box) => box === search['box']) ?? 'unread';
