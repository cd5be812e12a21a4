import type { InfiniteData } from '@tanstack/react-query';
import {
  allPages,
  atLarge,
  dataOf,
  getMeNotifications,
  messageOf,
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
import { waitWhile } from '#live/index.ts';
import { did, queryClient } from '#shared/index.ts';
import { toastProblem } from '#ui/index.ts';
import { boxes, boxQuery, inboxKey, preferencesQuery, unreadQuery, type Box } from './queries.ts';
import { untilWords } from './snooze-times.ts';

type Pages = InfiniteData<NotificationPage, string | null>;
/** What becomes of an entry; undefined where it is not in that box any more. */
type Edit = (entry: Notification, box: Box) => Notification | undefined;

function edit(slug: string, change: Edit, unreadBy: (count: number) => number): () => void {
  const before = queryClient.getQueriesData({ queryKey: inboxKey(slug) });
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
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}

/** Changes that are shown and not answered yet. */
let underWay = 0;
waitWhile(() => underWay > 0);

/** Shows a change at once and takes it back when the server refuses. */
async function optimistically(
  slug: string,
  change: Edit,
  unreadBy: (count: number) => number,
  send: () => Promise<unknown>,
): Promise<boolean> {
  underWay += 1;
  // An answer that is on its way already would put back what is changed here.
  await queryClient.cancelQueries({ queryKey: inboxKey(slug) });
  const undo = edit(slug, change, unreadBy);
  try {
    await send();
    return true;
  } catch (error) {
    undo();
    toastProblem(messageOf(error));
    return false;
  } finally {
    underWay -= 1;
    if (underWay === 0) void queryClient.invalidateQueries({ queryKey: inboxKey(slug) });
  }
}

const only =
  (id: string, change: Edit): Edit =>
  (entry, box) =>
    entry.id === id ? change(entry, box) : entry;

/** Marks one as read or unread. */
export function setRead(slug: string, { id, unread }: Notification, read: boolean): void {
  if (unread !== read) return;
  void optimistically(
    slug,
    only(id, (entry, box) =>
      read && box === 'unread'
        ? undefined
        : { ...entry, unread: !read, readAt: read ? new Date().toISOString() : null },
    ),
    (count) => count + (read ? -1 : 1),
    () =>
      (read ? postMeNotificationsByIdRead : postMeNotificationsByIdUnread)({
        ...within(slug),
        path: { id },
      }),
  );
}

/** Hides one until a time, and offers to bring it back. */
export async function snooze(slug: string, entry: Notification, until: Date): Promise<void> {
  const wasShown = !isSnoozed(entry);
  const done = await optimistically(
    slug,
    only(entry.id, (one, box) =>
      box === 'snoozed' ? { ...one, unread: true, snoozedUntil: until.toISOString() } : undefined,
    ),
    (count) => count - (entry.unread && wasShown ? 1 : 0),
    () =>
      postMeNotificationsByIdSnooze({
        ...within(slug),
        path: { id: entry.id },
        body: { until: until.toISOString() },
      }),
  );
  if (done) {
    did(`Snoozed until ${untilWords(until)}`, () => sendUnsnooze(slug, entry));
  }
}

/** Brings a snoozed one back now. */
export function unsnooze(slug: string, entry: Notification): void {
  void sendUnsnooze(slug, entry);
}

function sendUnsnooze(slug: string, { id }: Notification): Promise<boolean> {
  return optimistically(
    slug,
    only(id, (entry, box) => (box === 'snoozed' ? undefined : { ...entry, snoozedUntil: null })),
    (count) => count + 1,
    () => postMeNotificationsByIdUnsnooze({ ...within(slug), path: { id } }),
  );
}

/** Marks everything as read that shows now. */
export async function readAll(slug: string): Promise<void> {
  const unread = await unreadNow(slug);
  const readAt = new Date().toISOString();
  const done = await optimistically(
    slug,
    (entry, box) => {
      if (box === 'snoozed') return entry;
      return box === 'unread'
        ? undefined
        : { ...entry, unread: false, readAt: entry.readAt ?? readAt };
    },
    () => 0,
    () => postMeNotificationsReadAll(within(slug)),
  );
  if (done) did('Everything marked as read', () => unreadAgain(slug, unread));
}

/** No more than these are marked as unread again: further back nobody would look. */
const MOST_PAGES = 3;

/** What is unread, so that it can be so again. A failure to find out must not keep anybody from reading. */
async function unreadNow(slug: string): Promise<Notification[]> {
  const page = (from: { cursor?: string }) =>
    dataOf(getMeNotifications({ ...within(slug), query: { limit: 100, unread: true, ...from } }));
  return allPages(page, MOST_PAGES).catch(() => []);
}

async function unreadAgain(slug: string, entries: readonly Notification[]): Promise<void> {
  if (entries.length === 0) throw new Error('nothing was unread, or it could not be noted.');
  underWay += 1;
  try {
    // A few at a time: there is no call for many.
    for (let at = 0; at < entries.length; at += 8) {
      const some = entries.slice(at, at + 8);
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(
        some.map(({ id }) => postMeNotificationsByIdUnread({ ...within(slug), path: { id } })),
      );
    }
  } finally {
    underWay -= 1;
    void queryClient.invalidateQueries({ queryKey: inboxKey(slug) });
  }
}

export const isSnoozed = ({ snoozedUntil }: Notification): boolean =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > Date.now();

/** Chooses whether one hears of a kind of news in some way; at once, and back when the server refuses. */
export async function choose(choice: NotificationPreference): Promise<void> {
  const { queryKey } = preferencesQuery;
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueryData(queryKey);
  queryClient.setQueryData(
    queryKey,
    (known) =>
      known && {
        items: known.items.map((each) =>
          each.kind === choice.kind ? { ...each, ...choice } : each,
        ),
      },
  );
  try {
    const answer = await dataOf(
      putMeNotificationPreferences({ ...atLarge, body: { items: [choice] } }),
    );
    queryClient.setQueryData(queryKey, answer);
  } catch (error) {
    queryClient.setQueryData(queryKey, before);
    toastProblem(messageOf(error));
  }
}
