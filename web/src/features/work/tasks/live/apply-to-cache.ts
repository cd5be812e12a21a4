import type { Query, QueryKey } from '@tanstack/react-query';
import type { Task } from '#api/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { isBusy } from '../line.ts';
import type { TaskPages } from '../pages.ts';
import { applied, type Certainty } from './apply.ts';
import {
  lacksDescription,
  over,
  wholeTask,
  type EventTask,
  type TaskChange,
} from './task-change.ts';
import { rulesOf } from './rules.ts';

/** Brings whatever is cached of a workspace's tasks up to date with news, in their order. */
export function applyToCache(
  live: LiveWorkspace,
  news: readonly TaskChange[],
  certaintyOf: (query: Query) => Certainty,
): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: [live.slug, 'tasks'] }))
    applyToQuery(live, query, news, certaintyOf(query));
}

/** The same in one place of the cache. */
export function applyToQuery(
  live: LiveWorkspace,
  query: Query,
  news: readonly TaskChange[],
  certainty: Certainty,
): void {
  const { queryKey, state } = query;
  if (state.data === undefined) return;
  switch (queryKey[2]) {
    case 'column':
    case 'list':
      inPages(live, query, news, certainty);
      break;
    case 'subtasks':
      put(
        query,
        news.reduce(
          (tasks, each) => withSubtask(tasks, String(queryKey[3]), each),
          state.data as Task[],
        ),
      );
      break;
    case 'one':
      put(
        query,
        news.reduce((task, each) => merged(live, task, each.task, queryKey), state.data as Task),
      );
      break;
  }
}

function inPages(
  live: LiveWorkspace,
  query: Query,
  news: readonly TaskChange[],
  certainty: Certainty,
): void {
  const rules = rulesOf(query.queryKey, live.me);
  if (!rules) return;
  let pages = query.state.data as TaskPages;
  let isStale = false;
  for (const each of news) {
    const next = applied(pages, each, { rules, certainty, isBusy });
    pages = next.pages;
    isStale ||= next.isStale;
  }
  put(query, pages);
  if (isStale) live.markStale(query.queryKey);
}

/** A task that is open; one that cannot be told from the news alone is read anew. */
function merged(live: LiveWorkspace, known: Task, told: EventTask, queryKey: QueryKey): Task {
  if (known.id !== told.id || known.version >= told.version) return known;
  if (lacksDescription(known, told)) live.markStale(queryKey);
  return over(known, told);
}

/** A parent's subtasks, by number. */
function withSubtask(tasks: Task[], parentId: string, { task }: TaskChange): Task[] {
  const known = tasks.find(({ id }) => id === task.id);
  if (known && known.version >= task.version) return tasks;
  const belongs = task.parentId === parentId && task.deletedAt === null;
  if (!known && !belongs) return tasks;
  const others = tasks.filter(({ id }) => id !== task.id);
  if (!belongs) return others;
  return [...others, wholeTask(task, known)].toSorted((a, b) => a.number - b.number);
}

/** Puts data in place without making it look as if the server had just been asked. */
function put(query: Query, data: unknown): void {
  if (data === query.state.data) return;
  const { dataUpdatedAt, isInvalidated } = query.state;
  queryClient.setQueryData(query.queryKey, data, { updatedAt: dataUpdatedAt });
  if (isInvalidated) query.invalidate();
}
