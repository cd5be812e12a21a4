import { useEffect, useRef } from 'react';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Task } from '#api/index.ts';
import { useGo, useWorkspace, type Search } from '#shared/index.ts';
import { announce } from '#ui/index.ts';
import { shownTasks } from '../cache.ts';
import { toFilter } from '../filter.ts';

/** Goes from an open task to its neighbours in the view behind it, in the order that is shown there. */
export function useSteps(task: Task, isPage: boolean) {
  const { slug, paths } = useWorkspace();
  const go = useGo();
  const search = useSearch({ strict: false }) as Search;
  const { key = '' } = useParams({ strict: false }) as { key?: string };
  const { view, sort } = search;
  // Where the last step leads, which may not be shown yet: the next one begins there.
  const from = useRef(task.id);
  useEffect(() => {
    from.current = task.id;
  }, [task.id]);
  const others = () =>
    shownTasks(slug, task.projectId, {
      view: view === 'list' ? 'list' : 'board',
      filter: toFilter(search),
      sort: typeof sort === 'string' ? sort : '-updatedAt',
    });

  function step(by: 1 | -1): void {
    const tasks = others();
    const at = tasks.findIndex(({ id }) => id === from.current);
    const next = at === -1 ? undefined : tasks[at + by];
    if (next) {
      from.current = next.id;
      go(paths.task(key, next.number, isPage ? 'page' : undefined), { search });
    } else announce(by === 1 ? 'This is the last task shown.' : 'This is the first task shown.');
  }
  return { step, search };
}
