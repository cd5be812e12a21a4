import { type Notice, type NotificationKind, concern, noticeFrom } from '#identity/index.ts';
import { projectMemberChanged } from './events.ts';

/** The notification preferences that it declares. */
export const projectNotifications = {
  role: { name: 'project_role', defaults: { inbox: true } },
} as const satisfies Record<string, NotificationKind>;

export const projectNotices: readonly Notice[] = [
  {
    name: 'role',
    kind: projectNotifications.role,
    about: 'project',
    weight: 10,
    from: [
      noticeFrom(projectMemberChanged, ({ personId, role }) => [concern(personId, { to: role })]),
    ],
  },
];
