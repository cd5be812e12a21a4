import { type Notice, type NotificationKind, concern, noticeFrom } from '#identity/index.ts';
import { projectMemberChanged } from './events.ts';

/** What people can choose to be told of. */
export const projectNotifications = {
  role: { name: 'project_role', defaults: { inbox: true } },
} as const satisfies Record<string, NotificationKind>;

export const projectNotices: readonly Notice[] = [
  {
    name: 'role',
    kind: projectNotifications.role,
    weight: 10,
    from: [
      noticeFrom(projectMemberChanged, ({ personId, role }) => [concern(personId, { to: role })]),
    ],
  },
];
