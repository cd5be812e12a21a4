import { claimQuota, lockQuota } from '#tenancy/quota/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type ActorContext, lockProjects } from '#features/work/projects/index.ts';
import { taskLimits } from '../limits.ts';
import { countIn, taskUsage } from '../store/usage.ts';

/**
 * Claims room for many tasks at once. Where there is plenty of room a task is created without claiming any, so those
 * that are just being created are waited for: they hold their project until they are committed.
 * The unit of work has the limit `projects`, and of projects at most one in the trash.
 * @throws AppError `plan_limit`
 */
export async function claimQuotaForMany(
  tx: TxScope,
  { tenant }: ActorContext,
  count: () => Promise<number>,
): Promise<void> {
  const limit = limitOf(tenant, taskLimits.tasks);
  if (limit === null) return;
  await tx.batch([lockProjects()]);
  await lockQuota(tx, taskLimits.tasks.name);
  const adding = await count();
  await claimQuota(tx, tenant, taskLimits.tasks, taskUsage(limit, adding), adding);
}

/** The same for the tasks of a deleted project that is to come back. @throws AppError `plan_limit` */
export const claimQuotaForTasksOf = (
  tx: TxScope,
  by: ActorContext,
  projectId: string,
): Promise<void> =>
  claimQuotaForMany(tx, by, async () => {
    const [[row]] = await tx.batch([countIn(projectId)]);
    return Number(row?.tasks ?? 0);
  });
