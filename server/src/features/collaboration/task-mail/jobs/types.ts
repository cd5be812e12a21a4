import { PlainDate, Timestamp, Uuid, nullable, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

export const mailAssigned = jobType({
  name: 'task_mail.assigned',
  summary: 'Mails a person that a task was assigned to them',
  data: object({
    eventId: Uuid,
    taskId: Uuid,
    assigneeId: Uuid,
    actorId: nullable(Uuid),
  }),
});

export const mailMentioned = jobType({
  name: 'task_mail.mentioned',
  summary: 'Mails a person that a comment mentions them',
  data: object({
    commentId: Uuid,
    personId: Uuid,
    actorId: nullable(Uuid),
  }),
});

export const mailReminder = jobType({
  name: 'task_mail.reminder',
  summary: 'Mails a reminder of a task that is due in a day',
  data: object({ taskId: Uuid, dueAt: Timestamp }),
});

const Day = object({ day: PlainDate });

export const lookAhead = jobType({
  name: 'task_mail.look_ahead',
  summary: 'Queues reminders for tasks that are due tomorrow',
  data: Day,
  queue: 'bulk',
  timeoutSeconds: 600,
});

export const mailOverdue = jobType({
  name: 'task_mail.overdue',
  summary: 'Mails people the list of their overdue tasks',
  data: Day,
  queue: 'bulk',
  timeoutSeconds: 600,
});

export const mailDigest = jobType({
  name: 'task_mail.digest',
  summary: 'Mails the weekly digest to people who turned it on',
  data: Day,
  queue: 'bulk',
  timeoutSeconds: 600,
});
