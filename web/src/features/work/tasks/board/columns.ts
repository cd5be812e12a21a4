import { useInfiniteQuery } from '@tanstack/react-query';
import type { Project, Task, WorkflowState } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import type { TaskFilter } from '../filter.ts';
import { tasksOf, totalOf, totalText } from '../pages.ts';
import { columnQuery } from '../queries.ts';

export interface ColumnData {
  state: WorkflowState;
  /** The name of the state. */
  status: string;
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

function useColumn(project: Project, state: WorkflowState, filter: TaskFilter): ColumnData {
  const { slug } = useWorkspace();
  const query = useInfiniteQuery(columnQuery(slug, project.id, state.name, filter));
  return {
    state,
    status: state.name,
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

/**
 * The columns of a board, each paged by itself. The library has no hook for any number of paged queries, so whoever
 * uses this is mounted anew when there are more states or fewer.
 */
export function useColumns(
  project: Project,
  states: readonly WorkflowState[],
  filter: TaskFilter,
): ColumnData[] {
  const columns: ColumnData[] = [];
  // oxlint-disable-next-line react-hooks/rules-of-hooks
  for (const state of states) columns.push(useColumn(project, state, filter));
  return columns;
}
