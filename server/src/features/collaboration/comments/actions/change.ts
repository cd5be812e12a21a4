import { requireVersion } from '#kernel/version.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import type { Task } from '#features/work/tasks/index.ts';
import { commentActivity } from '../activity.ts';
import { announceDeleted, announceReacted, announceUpdated } from '../events.ts';
import { type CommentOnTask, openComment } from '../load.ts';
import { mentionsIn } from '../mentions.ts';
import type { Comment, Reaction } from '../model.ts';
import { authorizeComment } from '../policy.ts';
import { commentRights } from '../rights.ts';
import { findComment, reactionsTo, repliesTo } from '../store/read.ts';
import type { ReactionRow } from '../store/tables.ts';
import {
  emptyComment,
  putReaction,
  removeComment,
  removeReaction,
  saveText,
} from '../store/write.ts';
import { requireSighted } from './mentioned.ts';

/** A comment after a change, with the reactions to it. */
export interface ChangedComment extends CommentOnTask {
  readonly reactions: readonly ReactionRow[];
}

/**
 * Gives a comment another text; the one before is kept.
 * @param members the active members whom the new text mentions
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `version_mismatch`, `invalid`
 */
export async function updateComment(
  tx: TxScope,
  actor: Actor,
  id: string,
  { body, members }: { readonly body: string; readonly members: ReadonlyMap<string, Actor> },
  ifMatch: number | undefined,
): Promise<ChangedComment> {
  const opened = await openComment(tx, actor, id, () => ({ reactions: reactionsTo([id]) }));
  const { comment, task, found } = opened;
  authorizeComment(actor, commentRights.update, task, comment);
  requireVersion(comment.version, ifMatch);
  const text = body.trim();
  if (text === comment.body) return { comment, task, reactions: found.reactions };
  const before = new Set(mentionsIn(comment.body).map(({ personId }) => personId));
  const added = mentionsIn(text).filter(({ personId }) => !before.has(personId));
  await requireSighted(tx, task.projectId, added, members);
  const after: Comment = {
    ...comment,
    body: text,
    version: comment.version + 1,
    editedAt: tx.now,
  };
  saveText(tx, comment, after);
  recordChange(tx, actor, commentActivity.updated, task);
  announceUpdated(
    tx,
    { actor, task, comment: after },
    added.map(({ personId }) => personId),
  );
  return { comment: after, task, reactions: found.reactions };
}

/**
 * Deletes a comment. One with replies stays as an empty place, which goes with the last of them.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `version_mismatch`
 */
export async function deleteComment(
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<void> {
  const { comment, task, found } = await openComment(tx, actor, id, ({ parentId }) => ({
    replies: repliesTo(id),
    parent: parentId === null ? undefined : findComment(parentId),
    siblings: parentId === null ? undefined : repliesTo(parentId),
  }));
  authorizeComment(actor, commentRights.delete, task, comment);
  requireVersion(comment.version, ifMatch);
  const [parent] = found.parent;
  if (found.replies.length > 0)
    emptyComment(tx, { ...comment, body: '', version: comment.version + 1, deletedAt: tx.now });
  else if (parent && parent.deleted_at !== null && found.siblings.length === 1)
    // Takes its last reply along.
    removeComment(tx, parent.id);
  else removeComment(tx, id);
  recordChange(tx, actor, commentActivity.deleted, task);
  announceDeleted(tx, { actor, task, comment });
}

/**
 * Adds or removes the actor's reaction to a comment; done twice, it is done once.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived)
 */
export async function react(
  tx: TxScope,
  actor: Actor,
  id: string,
  reaction: Reaction,
  isAdded: boolean,
): Promise<ChangedComment> {
  const { comment, task } = await openComment(tx, actor, id, () => ({}));
  authorizeComment(actor, commentRights.create, task);
  const given = { commentId: id, personId: actor.userId, reaction };
  const hasChanged = await (isAdded ? putReaction(tx, given) : removeReaction(tx, given));
  if (hasChanged) announceReacted(tx, { actor, task, comment }, reaction, isAdded);
  const [reactions] = await tx.batch([reactionsTo([id])]);
  return { comment, task, reactions };
}

const recordChange = (
  tx: TxScope,
  actor: Actor,
  kind: (typeof commentActivity)[keyof typeof commentActivity],
  task: Task,
): void =>
  record(tx, {
    kind,
    projectId: task.projectId,
    task: { id: task.id, number: task.number, title: task.title },
    actorId: actor.userId,
    changes: [],
  });
