import Type, { type Static } from 'typebox';
import { PlainDate, Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { textVersion } from '#features/foundation/texts/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import {
  CATEGORIES,
  LONGEST_STATE_NAME,
  nextNames,
  stateOf,
} from '#features/work/workflow/index.ts';
import { PRIORITIES, type Task, keyOf } from './model.ts';

const StatusName = Type.String({ maxLength: LONGEST_STATE_NAME });

/** A task in events: its state after the change, with people as ids. */
export const TaskSnapshot = object(
  {
    id: Uuid,
    key: Type.String(),
    number: Type.Integer(),
    projectId: Uuid,
    title: Type.String(),
    description: Type.Optional(
      Type.String({ description: 'Markdown; only if the description is new' }),
    ),
    status: StatusName,
    category: Type.Optional(oneOf(CATEGORIES, { description: 'The category of the status' })),
    transitions: Type.Optional(
      Type.Array(StatusName, { description: 'The statuses that the task can go to next' }),
    ),
    priority: oneOf(PRIORITIES),
    assigneeId: nullable(Uuid),
    reporterId: nullable(Uuid),
    labels: Type.Array(Type.String()),
    startDate: nullable(PlainDate),
    dueAt: nullable(Timestamp),
    estimateMinutes: nullable(Type.Integer()),
    parentId: nullable(Uuid),
    rank: Type.String(),
    version: Type.Integer(),
    titleVersion: Type.Optional(textVersion('title')),
    descriptionVersion: Type.Optional(textVersion('description')),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    completedAt: nullable(Timestamp),
    deletedAt: nullable(Timestamp),
    externalUrl: nullable(Type.String()),
  },
  { title: 'TaskSnapshot' },
);
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
    status: StatusName,
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

const toSnapshot = (task: Task, withDescription: boolean): TaskSnapshot => ({
  id: task.id,
  key: keyOf(task),
  number: task.number,
  projectId: task.projectId,
  title: task.title,
  ...(withDescription && { description: task.description }),
  status: task.status,
  category: stateOf(task.workflow, task.status).category,
  transitions: nextNames(task.workflow, task.status),
  priority: task.priority,
  assigneeId: task.assigneeId,
  reporterId: task.reporterId,
  labels: [...task.labels],
  startDate: task.startDate,
  dueAt: task.dueAt,
  estimateMinutes: task.estimateMinutes,
  parentId: task.parentId,
  rank: task.rank,
  version: task.version,
  titleVersion: task.titleVersion,
  descriptionVersion: task.descriptionVersion,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
  completedAt: task.completedAt,
  deletedAt: task.deletedAt,
  externalUrl: task.externalUrl,
});

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
      data: { task: toSnapshot(task, true), imported },
    })),
  );

/** Part of every event, so its own change is not listed. */
const ALWAYS = new Set([
  'version',
  'titleVersion',
  'descriptionVersion',
  'updatedAt',
  'category',
  'transitions',
]);

/** Announces that a task was deleted or restored. */
export function announceChange(tx: TxScope, by: EventActor, before: Task, after: Task): void {
  const [old, now] = [toSnapshot(before, true), toSnapshot(after, true)];
  const changed = (Object.keys(now) as (keyof TaskSnapshot)[]).filter(
    (field) => !ALWAYS.has(field) && JSON.stringify(old[field]) !== JSON.stringify(now[field]),
  );
  const told = changed.filter((field) => field !== 'description');
  announce(tx, kindOf(before, after), {
    ...about(after, by),
    data: {
      task: toSnapshot(after, changed.includes('description')),
      changed,
      before: Object.fromEntries(told.map((field) => [field, old[field]])),
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
