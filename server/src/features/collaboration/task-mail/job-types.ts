import { PlainDate, Timestamp, Uuid, nullable, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

export const mailAssigned = jobType({
  name: 'task_mail.assigned',
  summary: 'Tell somebody by mail that a task was assigned to them',
  data: object({
    eventId: Uuid,
    taskId: Uuid,
    assigneeId: Uuid,
    actorId: nullable(Uuid),
  }),
});

export const mailReminder = jobType({
  name: 'task_mail.reminder',
  summary: 'Remind somebody by mail of a task that is due in a day',
  data: object({ taskId: Uuid, dueAt: Timestamp }),
});

const Day = object({ day: PlainDate });

export const lookAhead = jobType({
  name: 'task_mail.look_ahead',
  summary: 'See to it that there is a reminder of every task that is due tomorrow',
  data: Day,
  queue: 'bulk',
  timeoutSeconds: 600,
});

export const mailOverdue = jobType({
  name: 'task_mail.overdue',
  summary: 'Send everybody the list of their overdue tasks',
  data: Day,
  queue: 'bulk',
  timeoutSeconds: 600,
});

export const mailDigest = jobType({
  name: 'task_mail.digest',
  summary: 'Send the summary of the week to those who want it',
  data: Day,
  queue: 'bulk',
  timeoutSeconds: 600,
});
