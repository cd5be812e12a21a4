import type { QueryKey } from '@tanstack/react-query';
import type { Page, Task, Workflow } from '#api/index.ts';
import { workflowQuery } from '#features/work/projects/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';

import { withoutStatus, type TaskFilter } from './filter.ts';
import {
  changedTask,
  movedCard,
  tasksOf,
  withoutTask,
  type Columns,
  type Place,
  type TaskPages,
} from './pages.ts';

/** The cached forms a task is kept in: pages of a list, a plain list of subtasks, or one task. */
type Kept = TaskPages | Task[] | Page<Task> | Task | undefined;

function isPages(kept: Kept): kept is TaskPages {
  return typeof kept === 'object' && 'pages' in kept;
}

/** The newest known form of a task, wherever it is shown. */
export function cachedTask(slug: string, id: string): Task | undefined {
  const found: Task[] = [];
  for (const [key, kept] of queryClient.getQueriesData<Kept>({ queryKey: [slug, 'tasks'] })) {
    if (key[2] === 'activity' || !kept) continue;
    if (isPages(kept)) found.push(...tasksOf(kept).filter((task) => task.id === id));
    else if (Array.isArray(kept)) found.push(...kept.filter((task) => task.id === id));
    else if (!('items' in kept) && kept.id === id) found.push(kept);
  }
  return found.toSorted((a, b) => b.version - a.version)[0];
}

/** Changes a task in every list and page that shows it. */
export function patchCached(slug: string, id: string, change: (task: Task) => Task): void {
  queryClient.setQueriesData<Kept>(
    { queryKey: [slug, 'tasks'], predicate: (query) => query.queryKey[2] !== 'activity' },
    (kept) => {
      if (!kept) return kept;
      if (isPages(kept)) return changedTask(kept, id, change);
      if (Array.isArray(kept)) return kept.map((task) => (task.id === id ? change(task) : task));
      if ('items' in kept) return kept;
      return kept.id === id ? change(kept) : kept;
    },
  );
}

/** Takes a task out of every list. */
export function dropCached(slug: string, id: string): void {
  queryClient.setQueriesData<Kept>(
    { queryKey: [slug, 'tasks'], predicate: (query) => query.queryKey[2] !== 'activity' },
    (kept) => {
      if (!kept) return kept;
      if (isPages(kept)) return withoutTask(kept, id);
      return Array.isArray(kept) ? kept.filter((task) => task.id !== id) : kept;
    },
  );
}

/** Moves a card in every cached board of its project, whatever it is filtered by. */
export function moveCached(slug: string, task: Task, place: Place): void {
  const boards = new Map<string, { columns: Columns; keys: [string, QueryKey][] }>();
  const queryKey = [slug, 'tasks', 'column', task.projectId];
  for (const [key, pages] of queryClient.getQueriesData<TaskPages>({ queryKey })) {
    const status = key[4] as string;
    const filter = JSON.stringify(key[5]);
    const board = boards.get(filter) ?? { columns: {}, keys: [] };
    boards.set(filter, board);
    if (pages) board.columns[status] = pages;
    board.keys.push([status, key]);
  }
  for (const { columns, keys } of boards.values()) {
    // A board whose filter hides the card stays without it.
    if (!Object.values(columns).some((pages) => tasksOf(pages).some(({ id }) => id === task.id)))
      continue;
    const next = movedCard(columns, task, place);
    for (const [status, key] of keys) if (next[status]) queryClient.setQueryData(key, next[status]);
  }
}

/** Where a card lies on the boards that show it, so that it can be put back there. */
export function placeOf(slug: string, task: Task): Place {
  const queryKey = [slug, 'tasks', 'column', task.projectId, task.status];
  for (const [, pages] of queryClient.getQueriesData<TaskPages>({ queryKey })) {
    const tasks = tasksOf(pages);
    const at = tasks.findIndex(({ id }) => id === task.id);
    if (at === -1) continue;
    const [above, below] = [tasks[at - 1], tasks[at + 1]];
    if (below) return { status: task.status, before: below.id };
    if (above) return { status: task.status, after: above.id };
  }
  return { status: task.status };
}

/** Remembers every list of a workspace's tasks, to put them back when a change fails. */
export function snapshot(live: LiveWorkspace): () => void {
  const { slug } = live;
  const before = queryClient.getQueriesData({ queryKey: [slug, 'tasks'] });
  const since = Date.now();
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
    // What others did meanwhile is not taken back with it.
    live.replay?.(since);
  };
}

/** Marks what a change may have touched; only what is on the screen is fetched again. */
export function refresh(slug: string, what: 'lists' | 'history'): void {
  const lists = ['list', 'column', 'subtasks', 'search', 'one'];
  void queryClient.invalidateQueries({
    queryKey: [slug, 'tasks'],
    predicate: ({ queryKey }) => {
      const kind = String(queryKey[2]);
      if (what === 'lists') return lists.includes(kind);
      return kind === 'activity' || (kind === 'list' && isTrash(queryKey));
    },
  });
  void queryClient.invalidateQueries({
    queryKey: [slug, 'projects'],
    predicate: ({ queryKey }) => queryKey[2] === 'statistics' || queryKey[2] === 'activity',
  });
}

/** Whether a list is of deleted tasks: it gains by a deletion what the others lose. */
function isTrash(listKey: QueryKey): boolean {
  return (listKey[4] as TaskFilter | undefined)?.deleted === true;
}

/** A task some list already holds, found by its key, to show while the task itself loads. */
export function knownTask(slug: string, key: string): Task | undefined {
  for (const [, kept] of queryClient.getQueriesData<Kept>({
    queryKey: [slug, 'tasks'],
    predicate: ({ queryKey }) => ['column', 'list', 'subtasks'].includes(String(queryKey[2])),
  })) {
    if (!kept) continue;
    const tasks = isPages(kept) ? tasksOf(kept) : Array.isArray(kept) ? kept : [];
    const found = tasks.find((task) => task.key === key);
    if (found) return found;
  }
  return undefined;
}

/** The tasks that a view shows, as far as they are loaded, in its order: a board column by column. */
export function shownTasks(
  slug: string,
  projectId: string,
  { view, filter, sort }: { view: 'board' | 'list'; filter: TaskFilter; sort: string },
): Task[] {
  const pages = (queryKey: QueryKey) => tasksOf(queryClient.getQueryData<TaskPages>(queryKey));
  if (view === 'list') return pages([slug, 'tasks', 'list', projectId, filter, sort]);
  const states = cachedWorkflow(slug, projectId)?.states ?? [];
  return states.flatMap(({ name: status }) =>
    pages([slug, 'tasks', 'column', projectId, status, withoutStatus(filter)]),
  );
}

/** The workflow of a project, as far as it is known here. */
export function cachedWorkflow(slug: string, projectId: string): Workflow | undefined {
  return queryClient.getQueryData(workflowQuery(slug, projectId).queryKey);
}
