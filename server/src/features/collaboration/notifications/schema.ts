import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf, pageQuery } from '#platform/http/index.ts';
import { Reference } from '#features/foundation/people/index.ts';

/** @param kinds names of notices, what counts most first */
export const notificationView = (kinds: readonly string[]) =>
  object(
    {
      id: Uuid,
      kind: oneOf(kinds, { description: 'The most important change' }),
      changes: Type.Array(
        object({
          kind: oneOf(kinds),
          from: nullable(
            Type.String({
              description:
                'A status, a time, a role or the id of a comment; null if there was none',
            }),
          ),
          to: nullable(Type.String()),
        }),
        { description: 'The resulting changes, each kind once, most important first' },
      ),
      count: Type.Integer({ minimum: 1, description: 'The number of changes' }),
      actor: nullable(Reference),
      project: object({
        id: Uuid,
        key: Type.String(),
        name: Type.String(),
        color: Type.String({ description: '#rrggbb' }),
      }),
      task: nullable(
        object({
          id: Uuid,
          key: Type.String(),
          title: Type.String({ description: 'The current name' }),
          deleted: Type.Boolean({ description: 'Whether it is in the trash' }),
        }),
      ),
      at: Timestamp,
      unread: Type.Boolean(),
      readAt: nullable(Timestamp),
      snoozedUntil: nullable(
        Type.String({
          format: 'date-time',
          description: 'The end of the snooze; in the past once it is over',
        }),
      ),
      version: Type.Integer({ description: 'Increases with every change; the ETag' }),
    },
    {
      title: 'Notification',
      description:
        'Changes by one person to one task, or to your role in a project, within an hour',
    },
  );
export type NotificationView = Static<ReturnType<typeof notificationView>>;

const UnreadCount = Type.Integer({
  minimum: 0,
  description: 'Visible unread notifications, whatever the filters',
});

/** @param kinds names of notices, what counts most first */
export const notificationPage = (kinds: readonly string[]) =>
  object(
    {
      items: Type.Array(notificationView(kinds)),
      nextCursor: nullable(Type.String()),
      unreadCount: UnreadCount,
      nextSnoozeEndsAt: nullable(
        Type.String({ format: 'date-time', description: 'When the next snooze ends' }),
      ),
    },
    { title: 'NotificationPage' },
  );

export const NotificationQuery = object({
  limit: pageQuery.limit,
  cursor: pageQuery.cursor,
  unread: Type.Optional(Type.Boolean({ description: 'true: unread only; false: read only' })),
  snoozed: Type.Optional(
    Type.Boolean({
      description: 'true lists snoozed ones instead, the next one first',
    }),
  ),
});

export const NotificationParams = object({ id: Uuid });

export const Snooze = object(
  {
    until: Type.String({
      format: 'date-time',
      description: 'When it reappears as unread: in the future, within a year',
    }),
  },
  { title: 'Snooze' },
);

export const ReadAllView = object({ unreadCount: UnreadCount }, { title: 'UnreadCount' });
