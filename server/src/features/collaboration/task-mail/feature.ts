import { eventHandler, tenantJob } from '#messaging/jobs/index.ts';
import type { MailFeature } from '#features/foundation/mail/index.ts';
import { taskCreated, taskUpdated } from '#features/work/tasks/index.ts';
import { commentCreated, commentUpdated } from '#features/collaboration/comments/index.ts';
import { afterChange, afterCreation, afterMention } from './jobs/after-events.ts';
import {
  lookAhead,
  mailAssigned,
  mailDigest,
  mailMentioned,
  mailOverdue,
  mailReminder,
} from './jobs/types.ts';
import {
  assignedMail,
  digestMail,
  mentionedMail,
  overdueMail,
  reminderMail,
} from './mails/kinds.ts';
import { taskMailNotifications } from './preferences.ts';
import {
  type TaskMailWorkDeps,
  ahead,
  listOverdue,
  remind,
  sumUp,
  tellAssigned,
  tellMentioned,
} from './jobs/work.ts';

const MORNING = 8;
const MIDNIGHT = 0;
const MONDAY = 1;

export function taskMailFeature(deps: TaskMailWorkDeps): MailFeature {
  const [assigned, mentioned] = [assignedMail(deps), mentionedMail(deps)];
  const reminder = reminderMail(deps);
  const [overdue, digest] = [overdueMail(deps), digestMail(deps)];
  // They change nothing of the workspace's own.
  const onlyReads = { onlyReads: true };
  return {
    name: 'task-mail',
    routes: [],
    notifications: taskMailNotifications,
    mails: [assigned, mentioned, reminder, overdue, digest],
    eventHandlers: [
      eventHandler('task_mail.created', taskCreated, afterCreation),
      eventHandler('task_mail.changed', taskUpdated, afterChange),
      eventHandler('task_mail.mentioned', commentCreated, afterMention),
      eventHandler('task_mail.mentioned_later', commentUpdated, afterMention),
    ],
    jobs: [
      tenantJob(mailAssigned, (attempt) => tellAssigned(deps, assigned, attempt), onlyReads),
      tenantJob(mailMentioned, (attempt) => tellMentioned(deps, mentioned, attempt), onlyReads),
      tenantJob(mailReminder, (attempt) => remind(deps, reminder, attempt), onlyReads),
      tenantJob(lookAhead, (attempt) => ahead(deps, attempt), onlyReads),
      tenantJob(mailOverdue, (attempt) => listOverdue(deps, overdue, attempt), onlyReads),
      tenantJob(mailDigest, (attempt) => sumUp(deps, digest, attempt), onlyReads),
    ],
    schedules: [
      { of: 'tenant', job: lookAhead, hour: MIDNIGHT },
      { of: 'tenant', job: mailOverdue, hour: MORNING },
      { of: 'tenant', job: mailDigest, hour: MORNING, weekday: MONDAY },
    ],
  };
}
