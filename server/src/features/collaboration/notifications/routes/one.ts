import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import { actorContextOf } from '#features/work/projects/index.ts';
import type { InboxRouteDeps } from './list.ts';
import { assertSeen, markAll, markRead, markUnread, snooze, unsnooze } from '../actions.ts';
import { NotificationParams, ReadAllView, Snooze, notificationView } from '../schema.ts';
import { toNotificationView } from '../view.ts';

const tag = 'notifications';
const params = NotificationParams;
const refusals = [412] as const;

/** What one does with entries of one's inbox. */
export function oneRoutes({ kinds, ...deps }: Omit<InboxRouteDeps, 'clock'>): Route[] {
  const reply = { 200: notificationView(kinds) };
  return [
    ...(
      [
        ['read', 'Mark a notification as read', markRead],
        ['unread', 'Mark a notification as unread', markUnread],
        ['unsnooze', 'Unsnooze a notification', unsnooze],
      ] as const
    ).map(([word, summary, act]) =>
      tenantRoute(
        {
          method: 'POST',
          url: `/me/notifications/:id/${word}`,
          tag,
          summary,
          params,
          reply,
          refusals,
        },
        async (context) => {
          const by = await actorContextOf(deps, context);
          return context.commit(
            async (tx) =>
              toNotificationView(
                await act(tx, by.actor, context.params.id, context.ifMatch),
                by.people,
                kinds,
              ),
            (tx, { id }) => assertSeen(tx, by.actor, id),
          );
        },
      ),
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/me/notifications/:id/snooze',
        tag,
        summary: 'Snooze a notification',
        params,
        body: Snooze,
        reply,
        refusals,
      },
      async (context) => {
        const by = await actorContextOf(deps, context);
        const { id } = context.params;
        return context.commit(
          async (tx) =>
            toNotificationView(
              await snooze(tx, by.actor, id, context.body.until, context.ifMatch),
              by.people,
              kinds,
            ),
          (tx) => assertSeen(tx, by.actor, id),
        );
      },
    ),
    tenantRoute(
      {
        method: 'POST',
        url: '/me/notifications/read-all',
        tag,
        summary: 'Mark all visible notifications as read',
        description: 'Snoozed notifications stay unchanged.',
        reply: { 200: ReadAllView },
      },
      async ({ actor, commit }) =>
        commit(
          async (tx) => ({ unreadCount: await markAll(tx, actor) }),
          // One's own count, which every member may have.
          () => undefined,
        ),
    ),
  ];
}
