import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { type EventType, announce, eventType } from '#messaging/events/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { type Task, keyOf } from '#features/work/tasks/index.ts';
import { type Comment, MAX_BODY, type Reaction, REACTIONS } from './model.ts';

/** A comment in events: its state after the change, with people as ids. */
const CommentSnapshot = object(
  {
    id: Uuid,
    taskId: Uuid,
    parentId: nullable(Uuid),
    authorId: nullable(Uuid),
    body: Type.String({ maxLength: MAX_BODY }),
    version: Type.Integer(),
    createdAt: Timestamp,
    editedAt: nullable(Timestamp),
  },
  { title: 'CommentSnapshot' },
);

/** The comment and its place, for those that need no more of it. */
const CommentRef = object({ id: Uuid, taskId: Uuid, parentId: nullable(Uuid) });
export type CommentRef = Static<typeof CommentRef>;

const TaskRef = object({ id: Uuid, key: Type.String() });
const People = Type.Array(Uuid);

export const commentCreated = eventType({
  type: 'comment.created',
  summary: 'Someone commented on a task, or replied to a comment',
  data: object({
    comment: CommentSnapshot,
    task: TaskRef,
    mentioned: People,
    followers: Type.Array(Uuid, {
      description: 'Assignee and reporter of the task, and those who commented on it before',
    }),
  }),
});
export const commentUpdated = eventType({
  type: 'comment.updated',
  summary: 'The author edited a comment',
  data: object({
    comment: CommentSnapshot,
    task: TaskRef,
    mentioned: Type.Array(Uuid, { description: 'Only those whom it did not mention before' }),
  }),
});
export const commentDeleted = eventType({
  type: 'comment.deleted',
  summary: 'A comment was deleted; with replies, its place remains',
  data: object({ comment: CommentRef, task: TaskRef }),
});
export const commentReacted = eventType({
  type: 'comment.reacted',
  summary: 'Someone added or removed a reaction to a comment',
  data: object({
    comment: CommentRef,
    task: TaskRef,
    reaction: oneOf(REACTIONS),
    added: Type.Boolean(),
  }),
});

export const commentEvents: readonly EventType[] = [
  commentCreated,
  commentUpdated,
  commentDeleted,
  commentReacted,
];

/** What an event is about: the task, which is its subject, and who changed something. */
export interface CommentChange {
  readonly actor: Pick<Actor, 'userId'>;
  readonly task: Task;
  readonly comment: Comment;
}

const about = ({ actor, task }: CommentChange) => ({
  projectId: task.projectId,
  subjectId: task.id,
  actorId: actor.userId,
});

const snapshotOf = (comment: Comment) => ({
  id: comment.id,
  taskId: comment.taskId,
  parentId: comment.parentId,
  authorId: comment.authorId,
  body: comment.body,
  version: comment.version,
  createdAt: comment.createdAt,
  editedAt: comment.editedAt,
});
const refOf = ({ id, taskId, parentId }: Comment): CommentRef => ({ id, taskId, parentId });
const taskOf = (task: Task) => ({ id: task.id, key: keyOf(task) });

export const announceCreated = (
  tx: TxScope,
  change: CommentChange,
  people: { readonly mentioned: string[]; readonly followers: string[] },
): void =>
  announce(tx, commentCreated, {
    ...about(change),
    data: { comment: snapshotOf(change.comment), task: taskOf(change.task), ...people },
  });

export const announceUpdated = (tx: TxScope, change: CommentChange, mentioned: string[]): void =>
  announce(tx, commentUpdated, {
    ...about(change),
    data: { comment: snapshotOf(change.comment), task: taskOf(change.task), mentioned },
  });

export const announceDeleted = (tx: TxScope, change: CommentChange): void =>
  announce(tx, commentDeleted, {
    ...about(change),
    data: { comment: refOf(change.comment), task: taskOf(change.task) },
  });

export const announceReacted = (
  tx: TxScope,
  change: CommentChange,
  reaction: Reaction,
  added: boolean,
): void =>
  announce(tx, commentReacted, {
    ...about(change),
    data: { comment: refOf(change.comment), task: taskOf(change.task), reaction, added },
  });
