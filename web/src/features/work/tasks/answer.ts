import { dataOf, getTasksById, toProblem, within, type Task } from '#api/index.ts';
import { labelsQuery } from '#features/work/labels/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { patchCached, refresh } from './cache.ts';
import { isQueued } from './line.ts';
import { applyAnswer } from './live/reducer.ts';

/** Why a change failed, to follow a colon. */
export function reasonOf(error: unknown): string {
  const { code, message } = toProblem(error);
  return code === 'offline' ? 'you’re offline.' : message;
}

/** The task as the server has it, to see whether a change can still be undone. */
export const current = (live: LiveWorkspace, task: Task): Promise<Task> =>
  dataOf(getTasksById({ ...within(live.slug), path: { id: task.id } }));

/**
 * Takes the server's answer, unless a later change of the same task is already on its way. Then texts and their versions
 * stay together, as they are shown.
 * @param before the task as it was; null for a new one
 */
export function accept(live: LiveWorkspace, fresh: Task, before: Task | null): void {
  const { slug } = live;
  if (isQueued(fresh.id))
    patchCached(slug, fresh.id, (shown) => ({
      ...shown,
      version: fresh.version,
    }));
  else applyAnswer(live, { task: fresh, before });
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
