import { AppError, notFound } from '#kernel/errors.ts';
import {
  type Actor,
  type ProjectRight,
  authorizeInProject,
  canInProject,
  roleInProject,
} from '#identity/index.ts';
import type { Task } from './model.ts';
import { taskRights } from './rights.ts';

/**
 * The task, if the actor may know it. Deleted ones are only for those who ask for them.
 * @throws AppError `not_found` for what is missing and what is hidden alike
 */
export function admitTask(actor: Actor, task: Task | undefined, deleted: 'hidden' | 'shown'): Task {
  const isHidden = deleted === 'hidden' && task?.deletedAt !== null;
  if (!task || isHidden || roleInProject(actor, task.standing) === null) throw notFound('task');
  return task;
}

export const isOwn = (actor: Actor, task: Pick<Task, 'reporterId'>): boolean =>
  task.reporterId === actor.userId;

/** Whether the actor may delete a task in the trash for good. */
export const mayPurge = (
  actor: Actor,
  { isArchived, standing }: Pick<Task, 'isArchived' | 'standing'>,
): boolean => !isArchived && canInProject(actor, taskRights.purge, standing);

/** @throws AppError `forbidden` naming the right; `conflict` when its project is archived and so at rest */
export function authorizeTask(actor: Actor, right: ProjectRight, task: Task): void {
  authorizeInProject(actor, right, task.standing, isOwn(actor, task));
  requireUnarchived(task);
}

/** @throws AppError `conflict` when the task's project is archived and so at rest */
export function requireUnarchived({ isArchived, projectKey }: Task): void {
  if (isArchived)
    throw new AppError('conflict', `The project ${projectKey} is archived; unarchive it first.`);
}

export interface TaskAbilities {
  update: boolean;
  delete: boolean;
  transition: boolean;
  restore: boolean;
}

/** What the actor may do with the task now, as the page shows it. */
export function abilitiesWith(
  task: Pick<Task, 'reporterId' | 'deletedAt' | 'standing' | 'isArchived'>,
  actor: Actor,
): TaskAbilities {
  const isDeleted = task.deletedAt !== null;
  const update = !task.isArchived && canInProject(actor, taskRights.update, task.standing);
  const remove =
    !task.isArchived && canInProject(actor, taskRights.delete, task.standing, isOwn(actor, task));
  return {
    update: update && !isDeleted,
    delete: remove && !isDeleted,
    transition: update && !isDeleted,
    restore: remove && isDeleted,
  };
}
