import { useInfiniteQuery } from '@tanstack/react-query';
import type { Project, Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import type { Status } from '#ui/index.ts';
import type { TaskFilter } from '../filter.ts';
import { tasksOf, totalOf, totalText } from '../pages.ts';
import { columnQuery } from '../queries.ts';

export interface ColumnData {
  status: Status;
  tasks: Task[];
  /** -1 where nobody has counted them all. */
  total: number | undefined;
  totalText: string | undefined;
  loaded: boolean;
  error: Error | null;
  hasMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

function useColumn(project: Project, status: Status, filter: TaskFilter): ColumnData {
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(columnQuery(slug, project.id, status, filter));
  return {
    status,
    tasks: tasksOf(query.data),
    total: totalOf(query.data),
    totalText: totalText(query.data),
    loaded: query.data !== undefined,
    error: query.data ? null : query.error,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

/** The four columns of a board, each paged by itself. */
export function useColumns(project: Project, filter: TaskFilter): ColumnData[] {
  return [
    useColumn(project, 'OPEN', filter),
    useColumn(project, 'IN_PROGRESS', filter),
    useColumn(project, 'BLOCKED', filter),
    useColumn(project, 'DONE', filter),
  ];
}
