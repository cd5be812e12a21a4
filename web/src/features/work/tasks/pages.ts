import type { InfiniteData } from '@tanstack/react-query';
import type { Page, Task } from '#api/index.ts';

/**
 * One page. `edge` is the task behind which the next page begins, where that one has left the page: what
 * lies between the last one left and the edge is on no page that is still to come.
 */
export type TaskPage = Page<Task> & { edge?: Task };

/** The loaded pages of one column or list. All functions here are pure and return new pages. */
export type TaskPages = InfiniteData<TaskPage, unknown>;

/** Where a card goes: its column and a neighbour; without one, the end of the column. */
export interface Place {
  status: string;
  before?: string | undefined;
  after?: string | undefined;
}

export type Columns = Partial<Record<string, TaskPages>>;

export function tasksOf(pages: TaskPages | undefined): Task[] {
  const seen = new Set<string>();
  const tasks: Task[] = [];
  // A card moved while pages were loading can be on two of them; it is shown once.
  for (const task of pages?.pages.flatMap((page) => page.items) ?? []) {
    if (!seen.has(task.id)) tasks.push(task);
    seen.add(task.id);
  }
  return tasks;
}

/** How many tasks there are: a number that assistive technology takes, -1 where nobody has counted them all. */
export function totalOf(pages: TaskPages | undefined): number | undefined {
  const first = pages?.pages[0];
  return first?.totalIsMinimum ? -1 : first?.total;
}

/** The same to be read: `2,000+` where there are more than were counted. */
export function totalText(pages: TaskPages | undefined): string | undefined {
  const first = pages?.pages[0];
  if (first?.total === undefined) return undefined;
  return `${first.total.toLocaleString('en')}${first.totalIsMinimum ? '+' : ''}`;
}

export function withoutTask(pages: TaskPages, id: string): TaskPages {
  if (!tasksOf(pages).some((task) => task.id === id)) return pages;
  return counted(takenOut(pages, id), -1);
}

/** The same where it stays in the list and only its place is another. */
export function takenOut(pages: TaskPages, id: string): TaskPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const items = page.items.filter((task) => task.id !== id);
      const last = page.items.at(-1);
      const leavesEdge = last?.id === id && page.nextCursor !== null && !page.edge;
      return { ...page, items, ...(leavesEdge && { edge: last }) };
    }),
  };
}

export function withTask(
  pages: TaskPages,
  task: Task,
  place: Omit<Place, 'status'> = {},
): TaskPages {
  const rest = withoutTask(pages, task.id);
  const neighbour = place.before ?? place.after;
  const holder = rest.pages.findIndex((page) => page.items.some((each) => each.id === neighbour));
  const at = holder === -1 ? rest.pages.length - 1 : holder;
  return counted(
    mapPages(rest, (items, index) => {
      if (index !== at) return items;
      const beside = items.findIndex((each) => each.id === neighbour);
      const position = beside === -1 ? items.length : beside + (place.before ? 0 : 1);
      return [...items.slice(0, position), task, ...items.slice(position)];
    }),
    1,
  );
}

export function changedTask(pages: TaskPages, id: string, change: (task: Task) => Task): TaskPages {
  if (!tasksOf(pages).some((task) => task.id === id)) return pages;
  return mapPages(pages, (items) => items.map((task) => (task.id === id ? change(task) : task)));
}

/** A card taken out of the column it is in and put where it belongs; other columns stay as they are. */
export function movedCard(columns: Columns, task: Task, place: Place): Columns {
  const next: Columns = {};
  for (const [status, pages] of Object.entries(columns) as [string, TaskPages][]) {
    next[status] =
      status === place.status
        ? withTask(pages, { ...task, status: place.status }, place)
        : withoutTask(pages, task.id);
  }
  return next;
}

/** Pages with other items. */
export function mapPages(
  pages: TaskPages,
  change: (items: Task[], index: number) => Task[],
): TaskPages {
  return {
    ...pages,
    pages: pages.pages.map((page, index) => ({ ...page, items: change(page.items, index) })),
  };
}

/** Pages with another total, where it is known exactly. */
export function counted(pages: TaskPages, by: number): TaskPages {
  const [first, ...others] = pages.pages;
  if (first?.total === undefined || first.totalIsMinimum) return pages;
  return { ...pages, pages: [{ ...first, total: Math.max(0, first.total + by) }, ...others] };
}
