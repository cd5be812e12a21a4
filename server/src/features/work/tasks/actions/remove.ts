import { notFound } from '#kernel/errors.ts';
import { requireVersion } from '#kernel/version.ts';
import { claimQuota } from '#tenancy/quota/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import { stateOf } from '#features/work/workflow/index.ts';
import { taskLimits } from '../limits.ts';
import { taskActivity } from '../activity.ts';
import { announcePurged } from '../events.ts';
import { openTask } from '../load.ts';
import { type Task, keyOf } from '../model.ts';
import { authorizeTask } from '../policy.ts';
import { removeTasks } from '../store/old.ts';
import { taskUsage } from '../store/usage.ts';
import { save } from './save.ts';
import { taskRights } from '../rights.ts';
import { requireWipLimit } from './wip.ts';

/**
 * Puts a task in the trash; `restoreTask` brings it back.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `version_mismatch`
 */
export async function deleteTask(
  tx: TxScope,
  by: ActorContext,
  name: string,
  ifMatch: number | undefined,
): Promise<Task> {
  const [task] = await openTask(tx, by.actor, name, () => ({}));
  authorizeTask(by.actor, taskRights.delete, task);
  requireVersion(task.version, ifMatch);
  return save(tx, by, task, { deletedAt: tx.now }, { kind: taskActivity.deleted });
}

/**
 * Deletes a task in the trash for good, with its history; the project's history keeps its key.
 * @throws AppError `not_found` unless it is in the trash; `forbidden`, `conflict` (archived)
 */
export async function purgeTask(tx: TxScope, by: ActorContext, name: string): Promise<void> {
  const [task] = await openTask(tx, by.actor, name, () => ({}), { deleted: 'shown' });
  if (task.deletedAt === null) throw notFound('task');
  authorizeTask(by.actor, taskRights.purge, task);
  removeTasks(tx, [task.id]);
  record(tx, {
    kind: taskActivity.purged,
    projectId: task.projectId,
    actorId: by.actor.userId,
    changes: [{ field: 'task', from: keyOf(task), to: null }],
  });
  announcePurged(tx, by, task);
}

/**
 * Brings a deleted task back to where it was; one that is not deleted stays as it is.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `plan_limit`, `wip_limit`
 */
export async function restoreTask(tx: TxScope, by: ActorContext, name: string): Promise<Task> {
  const limit = limitOf(by.tenant, taskLimits.tasks);
  const [task] = await openTask(tx, by.actor, name, () => ({}), {
    workflow: true,
    deleted: 'shown',
  });
  authorizeTask(by.actor, taskRights.delete, task);
  if (task.deletedAt === null) return task;
  const { projectId, workflow } = task;
  await requireWipLimit(tx, { projectId, workflow, state: stateOf(workflow, task.status) });
  if (limit !== null) await claimQuota(tx, by.tenant, taskLimits.tasks, taskUsage(limit, 1));
  return save(tx, by, task, { deletedAt: null }, { kind: taskActivity.restored });
}
