import {
  type Concern,
  type Notice,
  type NotificationKind,
  concern,
  noticeFrom,
} from '#identity/index.ts';
import {
  type TaskChange,
  type TaskSnapshot,
  taskCreated,
  taskDeleted,
  taskRestored,
  taskUpdated,
} from './events.ts';

/** The notification preferences that it declares. */
export const taskNotifications = {
  assigned: { name: 'task_assigned', defaults: { email: true, inbox: true } },
  status: { name: 'task_status', defaults: { inbox: true } },
  rescheduled: { name: 'task_rescheduled', defaults: { inbox: true } },
  removed: { name: 'task_removed', defaults: { inbox: true } },
} as const satisfies Record<string, NotificationKind>;

export const taskNotices: readonly Notice[] = [
  {
    name: 'assigned',
    kind: taskNotifications.assigned,
    about: 'task',
    weight: 70,
    from: [
      // Hundreds of tasks that come at once are news of an import, not of each.
      noticeFrom(taskCreated, ({ task, imported }) => (imported ? [] : [concern(task.assigneeId)])),
      whenChanged('assigneeId', ({ task }) => [concern(task.assigneeId)]),
    ],
  },
  {
    name: 'deleted',
    kind: taskNotifications.removed,
    about: 'task',
    weight: 60,
    from: [noticeFrom(taskDeleted, ({ task }) => toOwners(task))],
  },
  {
    name: 'restored',
    kind: taskNotifications.removed,
    about: 'task',
    weight: 50,
    from: [noticeFrom(taskRestored, ({ task }) => toOwners(task))],
  },
  {
    name: 'unassigned',
    kind: taskNotifications.assigned,
    about: 'task',
    weight: 40,
    from: [whenChanged('assigneeId', (_, was) => [concern(was)])],
  },
  {
    name: 'status',
    kind: taskNotifications.status,
    about: 'task',
    weight: 30,
    from: [
      whenChanged('status', ({ task }, was) => toOwners(task, { from: was, to: task.status })),
    ],
  },
  {
    name: 'due',
    kind: taskNotifications.rescheduled,
    about: 'task',
    weight: 20,
    from: [whenChanged('dueAt', ({ task }, was) => toOwners(task, { from: was, to: task.dueAt }))],
  },
];

/** @param concerns by the change, and by the value before it */
function whenChanged(
  field: 'assigneeId' | 'status' | 'dueAt',
  concerns: (change: TaskChange, was: string | null) => readonly Concern[],
) {
  return noticeFrom(taskUpdated, (change) => {
    if (!change.changed.includes(field)) return [];
    const was = change.before[field];
    return concerns(change, typeof was === 'string' ? was : null);
  });
}

/** A task is someone's when they are to do it, or asked for it. */
const toOwners = (
  { assigneeId, reporterId }: TaskSnapshot,
  change: Partial<Omit<Concern, 'personId'>> = {},
): Concern[] => [...new Set([assigneeId, reporterId])].map((personId) => concern(personId, change));
