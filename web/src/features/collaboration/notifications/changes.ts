import type { InfiniteData } from '@tanstack/react-query';
import {
  allPages,
  atLarge,
  dataOf,
  getMeNotifications,
  postMeNotificationsByIdRead,
  postMeNotificationsByIdSnooze,
  postMeNotificationsByIdUnread,
  postMeNotificationsByIdUnsnooze,
  postMeNotificationsReadAll,
  putMeNotificationPreferences,
  within,
  type Notification,
  type NotificationPage,
  type NotificationPreference,
} from '#api/index.ts';
import { changer, keeping, queryClient, type Change } from '#shared/index.ts';
import { boxes, boxQuery, inboxKey, preferencesQuery, unreadQuery, type Box } from './queries.ts';
import { untilWords } from './snooze-times.ts';

type Pages = InfiniteData<NotificationPage, string | null>;
/** What becomes of an entry; undefined where it is not in that box any more. */
type Edit = (entry: Notification, box: Box) => Notification | undefined;

function edit(slug: string, change: Edit, unreadBy: (count: number) => number): void {
  for (const box of boxes) {
    queryClient.setQueryData<Pages>(boxQuery(slug, box).queryKey, (data) => {
      if (!data) return data;
      const kept = (page: NotificationPage) =>
        page.items.map((entry) => change(entry, box)).filter((entry) => entry !== undefined);
      return { ...data, pages: data.pages.map((page) => ({ ...page, items: kept(page) })) };
    });
  }
  queryClient.setQueryData(
    unreadQuery(slug).queryKey,
    (page) => page && { ...page, unreadCount: Math.max(0, unreadBy(page.unreadCount)) },
  );
}

/** The name of changes to an inbox: what they touch is read again once the last is answered. */
const name = ['inbox'];

interface Shown {
  edit: Edit;
  unreadBy: (count: number) => number;
}

/** A change to what an inbox shows. */
const inboxChange = <Input>(
  slug: string,
  shown: (input: Input) => Shown,
  rest: Pick<Change<Input>, 'send' | 'done' | 'undo'>,
): Change<Input> => ({
  name,
  over: inboxKey(slug),
  show: (input) => {
    const { edit: change, unreadBy } = shown(input);
    return keeping(inboxKey(slug), () => edit(slug, change, unreadBy));
  },
  stale: [inboxKey(slug)],
  waits: false,
  ...rest,
});

const only =
  (id: string, change: Edit): Edit =>
  (entry, box) =>
    entry.id === id ? change(entry, box) : entry;

/** Marks one as read or unread. */
export function setRead(slug: string, entry: Notification, read: boolean): void {
  if (entry.unread !== read) return;
  const send = read ? postMeNotificationsByIdRead : postMeNotificationsByIdUnread;
  const change = inboxChange<Notification>(
    slug,
    ({ id }) => ({
      edit: only(id, (one, box) =>
        read && box === 'unread'
          ? undefined
          : { ...one, unread: !read, readAt: read ? new Date().toISOString() : null },
      ),
      unreadBy: (count) => count + (read ? -1 : 1),
    }),
    { send: ({ id }) => send({ ...within(slug), path: { id } }) },
  );
  void changer(change).run(entry);
}

/** Hides one until a time, and offers to bring it back. */
export const snoozing = (slug: string, entry: Notification): Change<Date> =>
  inboxChange(
    slug,
    (until) => ({
      edit: only(entry.id, (one, box) =>
        box === 'snoozed' ? { ...one, unread: true, snoozedUntil: until.toISOString() } : undefined,
      ),
      unreadBy: (count) => count - (entry.unread && !isSnoozed(entry) ? 1 : 0),
    }),
    {
      send: (until) =>
        postMeNotificationsByIdSnooze({
          ...within(slug),
          path: { id: entry.id },
          body: { until: until.toISOString() },
        }),
      done: (_answer, until) => `Snoozed until ${untilWords(until)}`,
      undo: () => changer(unsnoozing(slug)).attempt(entry),
    },
  );

/** Brings a snoozed one back now. */
export const unsnoozing = (slug: string): Change<Notification> =>
  inboxChange(
    slug,
    ({ id }) => ({
      edit: only(id, (one, box) =>
        box === 'snoozed' ? undefined : { ...one, snoozedUntil: null },
      ),
      unreadBy: (count) => count + 1,
    }),
    { send: ({ id }) => postMeNotificationsByIdUnsnooze({ ...within(slug), path: { id } }) },
  );

/** Marks everything as read that shows now. */
export async function readAll(slug: string): Promise<void> {
  const readAt = new Date().toISOString();
  const change = inboxChange<readonly Notification[]>(
    slug,
    () => ({
      edit: (one, box) => {
        if (box === 'snoozed') return one;
        return box === 'unread'
          ? undefined
          : { ...one, unread: false, readAt: one.readAt ?? readAt };
      },
      unreadBy: () => 0,
    }),
    {
      send: () => postMeNotificationsReadAll(within(slug)),
      done: 'Everything marked as read',
      undo: (_answer, unread) => changer(unreading(slug)).attempt(unread),
    },
  );
  await changer(change).run(await unreadNow(slug));
}

/** No more than these are marked as unread again: further back nobody would look. */
const MOST_PAGES = 3;

/** What is unread, so that it can be so again. A failure to find out must not keep anybody from reading. */
async function unreadNow(slug: string): Promise<Notification[]> {
  const page = (from: { cursor?: string }) =>
    dataOf(getMeNotifications({ ...within(slug), query: { limit: 100, unread: true, ...from } }));
  return allPages(page, MOST_PAGES).catch(() => []);
}

const unreading = (slug: string): Change<readonly Notification[], void> => ({
  name,
  send: async (entries) => {
    if (entries.length === 0) throw new Error('nothing was unread, or it could not be noted.');
    // A few at a time: there is no call for many.
    for (let at = 0; at < entries.length; at += 8) {
      const some = entries.slice(at, at + 8);
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(
        some.map(({ id }) => postMeNotificationsByIdUnread({ ...within(slug), path: { id } })),
      );
    }
  },
  stale: [inboxKey(slug)],
  waits: false,
});

export const isSnoozed = ({ snoozedUntil }: Notification): boolean =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > Date.now();

/** Chooses whether one hears of a kind of news in some way. */
export const choice: Change<NotificationPreference, { items: NotificationPreference[] }> = {
  over: preferencesQuery.queryKey,
  show: (chosen) =>
    keeping(preferencesQuery.queryKey, () =>
      queryClient.setQueryData(
        preferencesQuery.queryKey,
        (known) =>
          known && {
            items: known.items.map((each) =>
              each.kind === chosen.kind ? { ...each, ...chosen } : each,
            ),
          },
      ),
    ),
  send: (chosen) => dataOf(putMeNotificationPreferences({ ...atLarge, body: { items: [chosen] } })),
  take: (answer) => queryClient.setQueryData(preferencesQuery.queryKey, answer),
};
