import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import { LONGEST_STATE_NAME } from '#features/work/workflow/index.ts';
import { type TaskDiff, taskFields } from './fields.ts';
import { type Task, keyOf } from './model.ts';

/** A task in events: its state after the change, with people as ids. */
export const TaskSnapshot = object(taskFields.snapshotProperties, { title: 'TaskSnapshot' });
export type TaskSnapshot = Static<typeof TaskSnapshot>;

const TaskChange = object({
  task: TaskSnapshot,
  changed: Type.Array(Type.String(), { description: 'The changed fields' }),
  before: Type.Record(Type.String(), Type.Unknown(), {
    description: 'The previous values, without long texts',
  }),
});
export type TaskChange = Static<typeof TaskChange>;

/** What is told of a task that is gone for good. */
export const PurgedTask = object({ id: Uuid, key: Type.String() });

export const taskCreated = eventType({
  type: 'task.created',
  summary: 'A task was created, manually or by an import',
  data: object({ task: TaskSnapshot, imported: Type.Boolean() }),
});
export const taskUpdated = eventType({
  type: 'task.updated',
  summary: 'Fields of a task changed, including status and board position',
  data: TaskChange,
});
export const taskDeleted = eventType({
  type: 'task.deleted',
  summary: 'A task was moved to the trash',
  data: TaskChange,
});
export const taskRestored = eventType({
  type: 'task.restored',
  summary: 'A task was restored from the trash',
  data: TaskChange,
});
export const taskPurged = eventType({
  type: 'task.purged',
  summary: 'A task in the trash was permanently deleted',
  data: object({ task: PurgedTask }),
});
export const tasksReordered = eventType({
  type: 'task.reordered',
  summary: 'Cards of a column got new ranks to make room, in the same order as before',
  data: object({
    status: Type.String({ maxLength: LONGEST_STATE_NAME }),
    cards: Type.Array(object({ id: Uuid, rank: Type.String() })),
  }),
});

export const taskEvents: readonly EventType[] = [
  taskCreated,
  taskUpdated,
  taskDeleted,
  taskRestored,
  taskPurged,
  tasksReordered,
];

/** Whose doing it is; null for no one's in particular. */
export interface EventActor {
  readonly actor: { readonly userId: string | null };
}

const about = (task: Task, by: EventActor) => ({
  projectId: task.projectId,
  subjectId: task.id,
  actorId: by.actor.userId,
});

/** Announces new tasks. */
export const announceCreated = (
  tx: TxScope,
  by: ActorContext,
  tasks: readonly Task[],
  imported: boolean,
): void =>
  announce(
    tx,
    taskCreated,
    ...tasks.map((task) => ({
      ...about(task, by),
      data: { task: taskFields.snapshot(task, true), imported },
    })),
  );

/** Announces what became of a task. */
export function announceChange(tx: TxScope, by: EventActor, diff: TaskDiff): void {
  const { before, after } = diff;
  const { fields: changed, before: old } = taskFields.changed(diff);
  announce(tx, kindOf(before, after), {
    ...about(after, by),
    data: {
      task: taskFields.snapshot(after, changed.includes('description')),
      changed,
      before: old,
    },
  });
}

function kindOf(before: Task, after: Task): EventType<TaskChange> {
  if ((before.deletedAt === null) === (after.deletedAt === null)) return taskUpdated;
  return after.deletedAt === null ? taskRestored : taskDeleted;
}

/** Announces that a task was permanently deleted. */
export const announcePurged = (tx: TxScope, by: ActorContext, task: Task): void =>
  announce(tx, taskPurged, {
    ...about(task, by),
    data: { task: { id: task.id, key: keyOf(task) } },
  });

/** Announces that cards of a column have made way. */
export const announceReordered = (
  tx: TxScope,
  by: ActorContext,
  { projectId }: Task,
  status: Task['status'],
  cards: readonly { readonly id: string; readonly rank: string }[],
): void => {
  if (cards.length === 0) return;
  announce(tx, tasksReordered, {
    projectId,
    subjectId: null,
    actorId: by.actor.userId,
    data: { status, cards: cards.map(({ id, rank }) => ({ id, rank })) },
  });
};
