import { notFound } from '#kernel/errors.ts';
import { requireVersion } from '#kernel/version.ts';
import { claimQuota, lockQuota } from '#tenancy/quota/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { authorize, authorizeInProject } from '#identity/index.ts';
import { projectLimits } from '../limits.ts';
import { projectActivity } from '../activity.ts';
import { announcePurged } from '../events.ts';
import { openProject } from '../load.ts';
import type { ActorContext, Project } from '../model.ts';
import { markForRemoval } from '../store/trash.ts';
import { projectUsage } from '../store/write.ts';
import { save } from './save.ts';
import { projectRights } from '../rights.ts';

/**
 * Puts a project and all that is in it out of sight; `restoreProject` brings it back.
 * @throws AppError `not_found`, `forbidden`, `version_mismatch`
 */
export async function deleteProject(
  tx: TxScope,
  by: ActorContext,
  name: string,
  ifMatch: number | undefined,
): Promise<Project> {
  const [project] = await openProject(tx, by.actor, name, () => ({}));
  authorizeInProject(by.actor, projectRights.delete, project.standing);
  requireVersion(project.version, ifMatch);
  return save(tx, by, project, { deletedAt: tx.now }, projectActivity.deleted);
}

/**
 * Brings a deleted project back; one that is not deleted stays as it is.
 * @param claimQuotaOf claims room in the plan for what comes back with it
 * @throws AppError `not_found`, `forbidden`, `plan_limit`
 */
export async function restoreProject(
  tx: TxScope,
  by: ActorContext,
  name: string,
  claimQuotaOf: (project: Project) => Promise<void>,
): Promise<Project> {
  await lockQuota(tx, projectLimits.projects.name);
  const [project] = await openProject(tx, by.actor, name, () => ({}), 'shown');
  authorizeInProject(by.actor, projectRights.delete, project.standing);
  if (project.deletedAt === null) return project;
  await claimQuota(tx, by.tenant, projectLimits.projects, projectUsage());
  await claimQuotaOf(project);
  return save(tx, by, project, { deletedAt: null }, projectActivity.restored);
}

/**
 * Deletes a project in the trash for good. It is gone for everyone at once; a job removes what it holds.
 * @throws AppError `not_found` unless it is in the trash; `forbidden`
 */
export async function purgeProject(tx: TxScope, by: ActorContext, name: string): Promise<void> {
  const [project] = await openProject(tx, by.actor, name, () => ({}), 'shown');
  if (project.deletedAt === null) throw notFound('project');
  authorize(by.actor, projectRights.purge);
  markForRemoval(tx, project.id);
  announcePurged(tx, by, project);
}

/**
 * Lays a project to rest: it can be read, but neither it nor its tasks can be changed.
 * @throws AppError `not_found`, `forbidden`
 */
export async function archiveProject(
  tx: TxScope,
  by: ActorContext,
  name: string,
): Promise<Project> {
  const [project] = await openProject(tx, by.actor, name, () => ({}));
  authorizeInProject(by.actor, projectRights.update, project.standing);
  return save(
    tx,
    by,
    project,
    { archivedAt: project.archivedAt ?? tx.now },
    projectActivity.archived,
  );
}

/** @throws AppError `not_found`, `forbidden` */
export async function unarchiveProject(
  tx: TxScope,
  by: ActorContext,
  name: string,
): Promise<Project> {
  const [project] = await openProject(tx, by.actor, name, () => ({}));
  authorizeInProject(by.actor, projectRights.update, project.standing);
  return save(tx, by, project, { archivedAt: null }, projectActivity.unarchived);
}
