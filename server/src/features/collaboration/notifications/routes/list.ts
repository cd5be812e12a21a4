import { cutPage } from '#kernel/page.ts';
import { type SortField, cursorAt, placeOf } from '#kernel/sort.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Route } from '#platform/http/index.ts';
import { namedBatch } from '#tenancy/scope/index.ts';
import { tenantRoute } from '#identity/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { NotificationQuery, notificationPage } from '../schema.ts';
import { type Box, countOf, nextBack, pageOfBox, toNamedEntry } from '../store/read.ts';
import { toNotificationView } from '../view.ts';

export interface InboxRouteDeps extends WorkDeps {
  /** Names of notices, what counts most first. */
  readonly kinds: readonly string[];
  readonly clock: Clock;
}

const SORTS: Readonly<Record<'showsAt', SortField>> = { showsAt: { kind: 'time' } };

function boxOf({ unread, snoozed }: { unread?: boolean; snoozed?: boolean }): Box {
  if (snoozed) return 'snoozed';
  if (unread === undefined) return 'all';
  return unread ? 'unread' : 'read';
}

export const listRoute = (deps: InboxRouteDeps): Route =>
  tenantRoute(
    {
      method: 'GET',
      url: '/me/notifications',
      tag: 'notifications',
      summary: 'List my notifications',
      description:
        'Newest first. A snoozed notification is left out until its time, and then appears as unread, sorted by that time. Notifications about projects that you cannot see are left out.',
      query: NotificationQuery,
      reply: { 200: notificationPage(deps.kinds) },
    },
    async ({ actor, scope, query }) => {
      const { limit = deps.pageSize, cursor } = query;
      const box = boxOf(query);
      const now = iso(deps.clock.now());
      const place = placeOf(SORTS, box === 'snoozed' ? 'showsAt' : '-showsAt', cursor);
      const { rows, unread, back } = await namedBatch(scope, {
        rows: pageOfBox(actor, box, place, { limit: limit + 1, now }),
        unread: countOf(actor, 'unread', now),
        back: nextBack(actor, now),
      });
      const page = cutPage(rows.map(toNamedEntry), limit, ({ showsAt, id }) =>
        cursorAt(place, showsAt, id),
      );
      const people = await deps.people.directory(scope);
      return {
        items: page.items.map((entry) => toNotificationView(entry, people, deps.kinds)),
        nextCursor: page.nextCursor,
        unreadCount: unread[0]?.total ?? 0,
        nextSnoozeEndsAt: back[0]?.next ?? null,
      };
    },
  );
