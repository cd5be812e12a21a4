import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  allPages,
  dataOf,
  getTasks,
  getTasksById,
  getTasksByIdActivity,
  within,
} from '#api/index.ts';

import type { TaskFilter } from './filter.ts';

export const pageSize = 50;

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
};

type Query = NonNullable<Parameters<typeof getTasks>[0]>['query'];
export type Sort = NonNullable<NonNullable<Query>['sort']>;

function pageOf(slug: string, query: Query) {
  return ({ pageParam }: { pageParam: string | null }) =>
    dataOf(
      getTasks({
        ...within(slug),
        query: {
          ...query,
          limit: pageSize,
          // The total does not change by turning pages, so only the first asks for it.
          ...(pageParam ? { cursor: pageParam } : { count: true }),
        },
      }),
    );
}

/** One column of a board, in board order. */
export const columnQuery = (slug: string, projectId: string, status: string, filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: [slug, 'tasks', 'column', projectId, status, filter],
    queryFn: pageOf(slug, { ...filter, project: projectId, status, sort: 'rank' }),
    ...paged,
  });

export const listQuery = (slug: string, projectId: string, filter: TaskFilter, sort: Sort) =>
  infiniteQueryOptions({
    queryKey: [slug, 'tasks', 'list', projectId, filter, sort],
    queryFn: pageOf(slug, { ...filter, project: projectId, sort }),
    ...paged,
  });

/** @param key such as `QUIC-12` */
export const taskQuery = (slug: string, key: string) =>
  queryOptions({
    queryKey: [slug, 'tasks', 'one', key],
    queryFn: () => dataOf(getTasksById({ ...within(slug), path: { id: key } })),
    staleTime: 10_000,
  });

export const subtasksQuery = (slug: string, parentId: string) =>
  queryOptions({
    queryKey: [slug, 'tasks', 'subtasks', parentId],
    queryFn: () =>
      allPages(
        (from) =>
          dataOf(
            getTasks({
              ...within(slug),
              query: { parent: parentId, sort: 'number', limit: 100, ...from },
            }),
          ),
        3,
      ),
  });

export const activityQuery = (slug: string, taskId: string) =>
  infiniteQueryOptions({
    queryKey: [slug, 'tasks', 'activity', taskId],
    queryFn: ({ pageParam }) =>
      dataOf(
        getTasksByIdActivity({
          ...within(slug),
          path: { id: taskId },
          query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        }),
      ),
    ...paged,
  });

/** The first matches of a text, to choose a parent from. */
export const searchQuery = (slug: string, projectId: string, q: string) =>
  queryOptions({
    queryKey: [slug, 'tasks', 'search', projectId, q],
    queryFn: () =>
      dataOf(
        getTasks({
          ...within(slug),
          query: { project: projectId, sort: '-updatedAt', limit: 20, ...(q ? { q } : {}) },
        }),
      ),
    placeholderData: (previous) => previous,
  });
