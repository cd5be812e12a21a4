import type { ProjectView } from '#shared/index.ts';
import { toFilter, type Sort, type TaskFilter } from '#features/work/tasks/index.ts';

/** What a project's address says beyond its path: filter, sort, and the view behind a panel. */
export interface ProjectSearch extends TaskFilter {
  sort?: Sort;
  view?: ProjectView;
}

const sorts = /^-?(?:rank|number|title|priority|dueAt|createdAt|updatedAt)$/;
const views = ['board', 'list', 'overview'];

export function readProjectSearch(search: Record<string, unknown>): ProjectSearch {
  const { sort, view } = search;
  return {
    ...toFilter(search),
    ...(typeof sort === 'string' && sorts.test(sort) ? { sort: sort as Sort } : {}),
    ...(typeof view === 'string' && views.includes(view) ? { view: view as ProjectView } : {}),
  };
}

/** The view shown by a path; behind an open task, the one the search remembers. */
export function viewOf(pathname: string, search: ProjectSearch): ProjectView {
  if (pathname.endsWith('/list')) return 'list';
  if (pathname.endsWith('/overview')) return 'overview';
  return /\/t\/[^/]+(?:\/page)?$/.test(pathname) ? (search.view ?? 'board') : 'board';
}
