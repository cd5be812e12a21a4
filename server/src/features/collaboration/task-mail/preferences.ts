import type { NotificationKind } from '#identity/index.ts';
import type { MailPreference } from '#features/foundation/mail/index.ts';
import { commentNotifications } from '#features/collaboration/comments/index.ts';
import { taskNotifications } from '#features/work/tasks/index.ts';

/** What people can choose to get by mail, beside what tasks tell them of anyway. */
export const taskMailNotifications = {
  due: { name: 'task_due', defaults: { email: true } },
  overdue: { name: 'tasks_overdue', defaults: { email: true } },
  digest: { name: 'digest', defaults: { email: false } },
} as const satisfies Record<string, NotificationKind>;

/** What switches each kind of mail off, and what it is called. */
export const taskMailPreferences = {
  assigned: {
    kind: taskNotifications.assigned,
    called: {
      en: 'e-mails about tasks assigned to you',
      de: 'Mails über Aufgaben, die dir zugewiesen werden',
    },
  },
  mentioned: {
    kind: commentNotifications.mention,
    called: {
      en: 'e-mails about comments that mention you',
      de: 'Mails über Kommentare, die dich erwähnen',
    },
  },
  due: {
    kind: taskMailNotifications.due,
    called: {
      en: 'reminders about tasks that are due soon',
      de: 'Erinnerungen an Aufgaben, die bald fällig sind',
    },
  },
  overdue: {
    kind: taskMailNotifications.overdue,
    called: {
      en: 'the daily list of your overdue tasks',
      de: 'die tägliche Liste deiner überfälligen Aufgaben',
    },
  },
  digest: {
    kind: taskMailNotifications.digest,
    called: { en: 'the weekly summary', de: 'die Zusammenfassung der Woche' },
  },
} as const satisfies Record<string, MailPreference>;
