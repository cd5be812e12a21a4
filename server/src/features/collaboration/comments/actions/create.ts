import { AppError, invalid } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import { openTask } from '#features/work/tasks/index.ts';
import { commentActivity } from '../activity.ts';
import { announceCreated } from '../events.ts';
import type { CommentOnTask } from '../load.ts';
import { mentionsIn } from '../mentions.ts';
import { type Comment, MAX_REPLIES } from '../model.ts';
import { authorizeComment } from '../policy.ts';
import { commentRights } from '../rights.ts';
import type { NewComment } from '../schema.ts';
import { authorsOn, findComment, repliesTo } from '../store/read.ts';
import { type CommentRow, toComment } from '../store/tables.ts';
import { insertComment } from '../store/write.ts';
import { requireSighted } from './mentioned.ts';

/**
 * Comments on a task, or replies to a comment on it.
 * @param members the active members whom the text mentions
 * @throws AppError `not_found` (task), `forbidden`, `conflict` (archived, deleted comment, too many replies), `invalid`
 */
export async function createComment(
  tx: TxScope,
  by: ActorContext,
  taskName: string,
  input: NewComment,
  members: ReadonlyMap<string, Actor>,
): Promise<CommentOnTask> {
  const { parentId = null } = input;
  const [task, found] = await openTask(tx, by.actor, taskName, (id) => ({
    authors: authorsOn(id),
    parent: parentId === null ? undefined : findComment(parentId),
    replies: parentId === null ? undefined : repliesTo(parentId),
  }));
  authorizeComment(by.actor, commentRights.create, task);
  if (parentId !== null) requireParent(found.parent[0], task.id, found.replies.length);
  const comment: Comment = {
    id: newId(),
    taskId: task.id,
    parentId,
    authorId: by.actor.userId,
    body: input.body.trim(),
    version: 1,
    createdAt: tx.now,
    editedAt: null,
    deletedAt: null,
  };
  const mentions = mentionsIn(comment.body);
  await requireSighted(tx, task.projectId, mentions, members);
  insertComment(tx, comment);
  record(tx, {
    kind: commentActivity.created,
    projectId: task.projectId,
    task: { id: task.id, number: task.number, title: task.title },
    actorId: by.actor.userId,
    changes: [],
  });
  const authors = found.authors.map(({ author_id: id }) => id);
  announceCreated(
    tx,
    { actor: by.actor, task, comment },
    {
      mentioned: mentions.map(({ personId }) => personId),
      followers: [...new Set([task.assigneeId, task.reporterId, ...authors])].filter(
        (id) => id !== null,
      ),
    },
  );
  return { comment, task };
}

/** @throws AppError `invalid` at `parentId`, `conflict` */
function requireParent(row: CommentRow | undefined, taskId: string, replies: number): void {
  const parent = row && toComment(row);
  if (!parent || parent.taskId !== taskId)
    throw invalid({ path: 'parentId', message: 'must be a comment on this task' });
  if (parent.parentId !== null)
    throw invalid({
      path: 'parentId',
      message: 'must not be a reply: reply to the comment that it replies to',
    });
  if (parent.deletedAt !== null)
    throw new AppError('conflict', 'The comment was deleted and takes no more replies.');
  if (replies >= MAX_REPLIES)
    throw new AppError(
      'conflict',
      `A comment takes at most ${MAX_REPLIES} replies. Write a new comment instead.`,
    );
}
