import { useQuery } from '@tanstack/react-query';
import { CornerLeftUp } from 'lucide-react';
import type { Task } from '#api/index.ts';
import { AppLink, splitTaskKey, useWorkspace } from '#shared/index.ts';
import { taskQuery } from '../queries.ts';

/** The way up from a subtask. */
export function ParentLine({ task }: { task: Task }) {
  const { slug, paths } = useWorkspace();
  const parent = useQuery({
    ...taskQuery(slug, task.parentId ?? ''),
    enabled: task.parentId !== null,
  }).data;
  if (!task.parentId || !parent) return null;
  const { project, number } = splitTaskKey(parent.key);
  return (
    <AppLink to={paths.task(project, number)} className="tf-parent-line">
      <CornerLeftUp size={13} aria-hidden="true" />
      Part of {parent.key}{' '}
      <span dir="auto" className="truncate">
        {parent.title}
      </span>
    </AppLink>
  );
}
