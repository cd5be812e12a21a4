import {
  type Actor,
  type ProjectRight,
  authorizeInProject,
  canInProject,
} from '#identity/index.ts';
import { type Task, requireUnarchived } from '#features/work/tasks/index.ts';
import type { Comment } from './model.ts';
import { commentRights } from './rights.ts';

const isOwn = (actor: Actor, comment: Comment): boolean => comment.authorId === actor.userId;

/** @throws AppError `forbidden` naming the right; `conflict` when the project is archived */
export function authorizeComment(
  actor: Actor,
  right: ProjectRight,
  task: Task,
  comment?: Comment,
): void {
  authorizeInProject(actor, right, task.standing, comment !== undefined && isOwn(actor, comment));
  requireUnarchived(task);
}

export interface CommentAbilities {
  update: boolean;
  delete: boolean;
  reply: boolean;
  react: boolean;
}

/** What the actor may do with the comment now, as the page shows it. */
export function abilitiesWith(comment: Comment, task: Task, actor: Actor): CommentAbilities {
  const isOpen = comment.deletedAt === null && !task.isArchived;
  const has = (right: ProjectRight): boolean =>
    isOpen && canInProject(actor, right, task.standing, isOwn(actor, comment));
  return {
    update: has(commentRights.update),
    delete: has(commentRights.delete),
    reply: has(commentRights.create) && comment.parentId === null,
    react: has(commentRights.create),
  };
}
