import { useInfiniteQuery } from '@tanstack/react-query';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { editorOf, type Editor } from '#shared/text-conflict/index.ts';
import { activityQuery } from '../queries.ts';

/** Who changed a field last and when; undefined until history tells. */
export function useLastEditor(task: Task, field: 'title' | 'description'): Editor | undefined {
  const { slug, me } = useWorkspace();
  const entries = useInfiniteQuery(activityQuery(slug, task.id)).data?.pages[0]?.items;
  const last = entries?.find((entry) => entry.changes.some((change) => change.field === field));
  return editorOf(last?.actor, last?.at ?? null, me);
}
