import { dataOf, getTasksById, toProblem, within, type Task, type TenantApi } from '#api/index.ts';
import { labelsQuery } from '#features/workspace/workspaces/index.ts';
import { queryClient } from '#shared/index.ts';
import { patchCached, refresh } from './cache.ts';
import { isQueued } from './in-turn.ts';
import { applyAnswer } from './live/reducer.ts';

/** Why a change failed, to follow a colon. */
export function reasonOf(error: unknown): string {
  const { code, message } = toProblem(error);
  return code === 'offline' ? 'you’re offline.' : message;
}

/** The task as the server has it, to see whether a change can still be undone. */
export const current = (api: TenantApi, task: Task): Promise<Task> =>
  dataOf(getTasksById({ ...within(api.slug), path: { id: task.id } }));

/**
 * Takes the server's answer, unless a later change of the same task is already on its way.
 * @param before the task as it was; null for a new one
 */
export function accept(slug: string, fresh: Task, before: Task | null): void {
  if (isQueued(fresh.id))
    patchCached(slug, fresh.id, (shown) => ({
      ...shown,
      version: fresh.version,
      titleVersion: fresh.titleVersion,
      descriptionVersion: fresh.descriptionVersion,
    }));
  else applyAnswer(slug, { task: fresh, before });
  refresh(slug, 'history');
  refreshLabels(slug, fresh);
}

/** A label that nobody has used before has a colour only the server knows. */
function refreshLabels(slug: string, { labels }: Task): void {
  const { queryKey } = labelsQuery(slug);
  const known = queryClient.getQueryData(queryKey)?.map((label) => label.name) ?? [];
  if (labels.some((name) => !known.includes(name)))
    void queryClient.invalidateQueries({ queryKey });
}
