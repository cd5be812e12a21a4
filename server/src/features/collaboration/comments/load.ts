import { AppError, notFound } from '#kernel/errors.ts';
import {
  type BatchResults,
  type NamedBatch,
  type Scope,
  type TxScope,
  namedBatch,
} from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { type Task, openTask, readTaskWith } from '#features/work/tasks/index.ts';
import type { Comment } from './model.ts';
import { findComment } from './store/read.ts';
import { toComment } from './store/tables.ts';

/** A comment, and the task that decides who may see it. */
export interface CommentOnTask {
  readonly comment: Comment;
  readonly task: Task;
}

/**
 * A comment with its task and what belongs to it.
 * @throws AppError `not_found`, for a deleted one too
 */
export async function readComment<const A extends NamedBatch>(
  scope: Scope,
  actor: Actor,
  id: string,
  belonging: A,
): Promise<CommentOnTask & { found: BatchResults<A> }> {
  const comment = await commentOf(scope, id);
  const [task, found] = await asComment(
    readTaskWith(scope, actor, comment.taskId, () => belonging),
  );
  return { comment: present(comment), task, found };
}

/**
 * A comment with its task, which is locked until the end of the unit of work: all comments of a task change one after
 * the other, so that replies, deletions and limits are exact.
 * @throws AppError `not_found`, for a deleted one too
 */
export async function openComment<const A extends NamedBatch>(
  tx: TxScope,
  actor: Actor,
  id: string,
  needed: (comment: Comment) => A,
): Promise<CommentOnTask & { found: BatchResults<A> }> {
  const place = await commentOf(tx, id);
  const asked = { comment: findComment(id), ...needed(place) };
  const [task, { comment: rows, ...found }] = await asComment(
    openTask(
      tx,
      actor,
      place.taskId,
      () => asked as NamedBatch & { comment: typeof asked.comment },
    ),
  );
  const [row] = rows;
  if (!row) throw notFound('comment');
  return { comment: present(toComment(row)), task, found: found as BatchResults<A> };
}

async function commentOf(scope: Scope, id: string): Promise<Comment> {
  const { comment } = await namedBatch(scope, { comment: findComment(id) });
  if (!comment[0]) throw notFound('comment');
  return toComment(comment[0]);
}

function present(comment: Comment): Comment {
  if (comment.deletedAt !== null) throw notFound('comment');
  return comment;
}

/** A hidden task is refused as a missing comment is, so that nobody learns which ids exist. */
async function asComment<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw notFound('comment');
    throw error;
  }
}
