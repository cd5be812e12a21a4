import type { TenantScope } from '#tenancy/scope/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import { taskActivity } from '../activity.ts';
import { taskFields } from '../fields.ts';
import { announceChange } from '../events.ts';
import { findCompleted, findInProject, findTrashed, removeTasks } from '../store/old.ts';
import { saveTask } from '../store/write.ts';

/** Tasks in one unit of work: few enough that no one waits for it. */
const AT_ONCE = 100;
const NOBODY = { actor: { userId: null } };

/**
 * Removes for good what was put in the trash before a time.
 * @param before ISO-8601
 * @returns how many tasks
 */
export const purgeTrash = (scope: TenantScope, before: string, signal: AbortSignal) =>
  repeat(signal, () =>
    scope.transact(async (tx) => {
      const ids = await findTrashed(tx, { before, limit: AT_ONCE });
      removeTasks(tx, ids);
      return ids.length;
    }),
  );

/**
 * Removes every task of a project, in the trash or not.
 * @returns how many tasks
 */
export const removeTasksOf = (scope: TenantScope, projectId: string, signal: AbortSignal) =>
  repeat(signal, () =>
    scope.transact(async (tx) => {
      const ids = await findInProject(tx, projectId, AT_ONCE);
      removeTasks(tx, ids);
      return ids.length;
    }),
  );

/**
 * Puts what was completed before a time in the trash, where it can be brought back from. Tasks of archived
 * projects stay: nothing changes in those.
 * @param before ISO-8601
 * @param days said in their history
 * @returns how many tasks
 */
export const trashCompleted = (
  scope: TenantScope,
  { before, days }: { before: string; days: number },
  signal: AbortSignal,
) =>
  repeat(signal, () =>
    scope.transact(async (tx) => {
      const tasks = await findCompleted(tx, { before, limit: AT_ONCE });
      for (const task of tasks) {
        const after = {
          ...task,
          deletedAt: tx.now,
          updatedAt: tx.now,
          version: task.version + 1,
        };
        const diff = taskFields.diff(task, after);
        saveTask(tx, diff);
        announceChange(tx, NOBODY, diff);
      }
      record(
        tx,
        ...tasks.map(({ id, number, title, projectId }) => ({
          kind: taskActivity.deleted,
          projectId,
          task: { id, number, title },
          actorId: null,
          changes: [],
          note: `Completed tasks are kept for ${days} days in this workspace.`,
        })),
      );
      return tasks.length;
    }),
  );

async function repeat(signal: AbortSignal, step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    signal.throwIfAborted();
    const done = await step();
    total += done;
    if (done < AT_ONCE) return total;
  }
}
