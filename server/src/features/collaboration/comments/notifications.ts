import { type Notice, type NotificationKind, concern, noticeFrom } from '#identity/index.ts';
import { commentCreated, commentUpdated } from './events.ts';

/** The notification preferences that it declares. */
export const commentNotifications = {
  mention: { name: 'comment_mention', defaults: { email: true, inbox: true } },
  comment: { name: 'comment_created', defaults: { inbox: true } },
} as const satisfies Record<string, NotificationKind>;

/** The value of a note is the id of the comment, so that the inbox leads to it. */
export const commentNotices: readonly Notice[] = [
  {
    name: 'mentioned',
    kind: commentNotifications.mention,
    about: 'task',
    weight: 90,
    from: [
      noticeFrom(commentCreated, ({ comment, mentioned }) => toEach(mentioned, comment.id)),
      noticeFrom(commentUpdated, ({ comment, mentioned }) => toEach(mentioned, comment.id)),
    ],
  },
  {
    name: 'commented',
    kind: commentNotifications.comment,
    about: 'task',
    weight: 25,
    from: [
      noticeFrom(commentCreated, ({ comment, mentioned, followers }) =>
        toEach(
          followers.filter((id) => !mentioned.includes(id)),
          comment.id,
        ),
      ),
    ],
  },
];

const toEach = (people: readonly string[], commentId: string) =>
  people.map((personId) => concern(personId, { to: commentId }));
