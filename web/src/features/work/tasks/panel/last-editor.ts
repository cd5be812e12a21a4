import { useInfiniteQuery } from '@tanstack/react-query';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { editorOf, type Editor } from '#shared/text-conflict/index.ts';
import { activityQuery } from '../queries.ts';

/**
 * Who changed a field last and when; undefined until history tells.
 * @param isAsked whether it is needed now: history is not read before
 */
export function useLastEditor(
  task: Task,
  field: 'title' | 'description',
  isAsked = true,
): Editor | undefined {
  const { slug, me } = useWorkspace();
  const query = useInfiniteQuery({ ...activityQuery(slug, task.id), enabled: isAsked });
  const entries = query.data?.pages[0]?.items;
  const last = entries?.find((entry) => entry.changes.some((change) => change.field === field));
  return editorOf(last?.actor, last?.at ?? null, me);
}
