import { AppError, notFound } from '#kernel/errors.ts';
import {
  type Actor,
  type ProjectRight,
  authorizeInProject,
  canInProject,
  roleInProject,
} from '#identity/index.ts';
import { PURGED_AT, type Project } from './model.ts';
import { projectRights } from './rights.ts';

/**
 * The project, if the actor may know it. Deleted projects are only for those who ask for them.
 * @throws AppError `not_found` for what is missing and what is hidden alike
 */
export function admit(
  actor: Actor,
  project: Project | undefined,
  deleted: 'hidden' | 'shown' = 'hidden',
): Project {
  const isHidden =
    project?.deletedAt === PURGED_AT || (deleted === 'hidden' && project?.deletedAt !== null);
  if (!project || isHidden || roleInProject(actor, project.standing) === null)
    throw notFound('project');
  return project;
}

/** @throws AppError `forbidden` naming the right; `conflict` when the project is archived and so at rest */
export function authorizeChange(actor: Actor, right: ProjectRight, project: Project): void {
  authorizeInProject(actor, right, project.standing);
  if (project.archivedAt !== null) {
    throw new AppError('conflict', `The project ${project.key} is archived; unarchive it first.`);
  }
}

export interface ProjectAbilities {
  update: boolean;
  delete: boolean;
  createTask: boolean;
  manageMembers: boolean;
}

/** What the actor may do with the project now, as the page shows it. */
export function abilitiesIn(
  project: Pick<Project, 'archivedAt' | 'deletedAt' | 'standing'>,
  actor: Actor,
): ProjectAbilities {
  const isLive = project.deletedAt === null && project.archivedAt === null;
  const may = (right: ProjectRight): boolean => canInProject(actor, right, project.standing);
  return {
    update: isLive && may(projectRights.update),
    delete: may(projectRights.delete),
    createTask: isLive && may(projectRights.createTask),
    manageMembers: isLive && may(projectRights.manageMembers),
  };
}
