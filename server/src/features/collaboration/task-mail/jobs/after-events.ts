import type { TenantEvent } from '#messaging/events/index.ts';
import { type JobRequest, jobRequest } from '#messaging/jobs/index.ts';
import type { TaskChange, TaskSnapshot } from '#features/work/tasks/index.ts';
import { mailAssigned, mailMentioned, mailReminder } from './types.ts';

/** A change of mind within it leads to no mail. */
const GRACE_SECONDS = 10;
export const AHEAD_MS = 24 * 3_600_000;

/** A reminder a day ahead; none if less than a day is left: the person who set the date knows. */
export function reminderOf(
  { id, dueAt }: { id: string; dueAt: string | null },
  now: Date,
): JobRequest[] {
  const delayMs = dueAt === null ? -1 : Date.parse(dueAt) - AHEAD_MS - now.getTime();
  if (dueAt === null || delayMs < 0) return [];
  const delaySeconds = Math.ceil(delayMs / 1000);
  return [
    jobRequest(
      mailReminder,
      { taskId: id, dueAt },
      { delaySeconds, singletonKey: `${id} ${dueAt}` },
    ),
  ];
}

function assignmentOf(event: TenantEvent, task: TaskSnapshot): JobRequest[] {
  const { assigneeId, id: taskId } = task;
  if (assigneeId === null || assigneeId === event.actorId) return [];
  const data = { eventId: event.id, taskId, assigneeId, actorId: event.actorId };
  // A task that is reassigned and assigned back within the delay causes one mail.
  const singletonKey = `${taskId} ${assigneeId}`;
  return [jobRequest(mailAssigned, data, { delaySeconds: GRACE_SECONDS, singletonKey })];
}

/** Follow-ups of a new task. An import sends no mails about assignments. */
export const afterCreation = (
  event: TenantEvent<{ task: TaskSnapshot; imported: boolean }>,
): JobRequest[] => [
  ...(event.data.imported ? [] : assignmentOf(event, event.data.task)),
  ...reminderOf(event.data.task, new Date(event.at)),
];

/** A mail to each person whom a comment mentions, or an edit of it mentions for the first time. */
export const afterMention = (
  event: TenantEvent<{ comment: { readonly id: string }; mentioned: readonly string[] }>,
): JobRequest[] =>
  event.data.mentioned
    .filter((personId) => personId !== event.actorId)
    .map((personId) => {
      const commentId = event.data.comment.id;
      return jobRequest(
        mailMentioned,
        { commentId, personId, actorId: event.actorId },
        { delaySeconds: GRACE_SECONDS, singletonKey: `${commentId} ${personId}` },
      );
    });

/** What follows when a task changes hands, or gets another day. */
export const afterChange = (event: TenantEvent<TaskChange>): JobRequest[] => {
  const { task, changed } = event.data;
  return [
    ...(changed.includes('assigneeId') ? assignmentOf(event, task) : []),
    ...(changed.includes('dueAt') ? reminderOf(task, new Date(event.at)) : []),
  ];
};
