import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf, pageQuery } from '#platform/http/index.ts';
import { Reference } from '#features/foundation/people/index.ts';

/** @param kinds names of notices, what counts most first */
export const notificationView = (kinds: readonly string[]) =>
  object(
    {
      id: Uuid,
      kind: oneOf(kinds, { description: 'What counts most of all that happened' }),
      changes: Type.Array(
        object({
          kind: oneOf(kinds),
          from: nullable(
            Type.String({ description: 'A status, a time or a role; null where there was none' }),
          ),
          to: nullable(Type.String()),
        }),
        { description: 'What came of it, each kind once, what counts most first' },
      ),
      count: Type.Integer({ minimum: 1, description: 'How many changes it tells of' }),
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
          title: Type.String({ description: 'As it is called now' }),
          deleted: Type.Boolean({ description: 'Whether it is in the trash now' }),
        }),
      ),
      at: Timestamp,
      unread: Type.Boolean(),
      readAt: nullable(Timestamp),
      snoozedUntil: nullable(
        Type.String({
          format: 'date-time',
          description: 'When it comes back; in the past once it has',
        }),
      ),
      version: Type.Integer({ description: 'Rises with every change; the ETag' }),
    },
    {
      title: 'Notification',
      description: 'What one person did to one task, or to your role in a project, within an hour',
    },
  );
export type NotificationView = Static<ReturnType<typeof notificationView>>;

const UnreadCount = Type.Integer({
  minimum: 0,
  description: 'Unread ones that show now, whatever the list is asked for',
});

/** @param kinds names of notices, what counts most first */
export const notificationPage = (kinds: readonly string[]) =>
  object(
    {
      items: Type.Array(notificationView(kinds)),
      nextCursor: nullable(Type.String()),
      unreadCount: UnreadCount,
      nextSnoozeEndsAt: nullable(
        Type.String({ format: 'date-time', description: 'When the next snoozed one comes back' }),
      ),
    },
    { title: 'NotificationPage' },
  );

export const NotificationQuery = object({
  limit: pageQuery.limit,
  cursor: pageQuery.cursor,
  unread: Type.Optional(
    Type.Boolean({ description: 'true: only unread ones; false: only read ones' }),
  ),
  snoozed: Type.Optional(
    Type.Boolean({
      description: 'true looks at those that come back later instead, the next one first',
    }),
  ),
});

export const NotificationParams = object({ id: Uuid });

export const Snooze = object(
  {
    until: Type.String({
      format: 'date-time',
      description: 'When it comes back, unread: later than now, within a year',
    }),
  },
  { title: 'Snooze' },
);

export const ReadAllView = object({ unreadCount: UnreadCount }, { title: 'UnreadCount' });
