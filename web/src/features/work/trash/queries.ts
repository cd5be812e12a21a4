import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dataOf, getTrashProjects, getTrashTasks, getTrashTasksById, within } from '#api/index.ts';

export const trashKey = (slug: string) => [slug, 'trash'] as const;

const pages = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
};
const from = (cursor: string | null) => ({ limit: 50, ...(cursor && { cursor }) });

export const trashedTasksQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: [...trashKey(slug), 'tasks'],
    queryFn: ({ pageParam }) =>
      dataOf(getTrashTasks({ ...within(slug), query: { count: true, ...from(pageParam) } })),
    ...pages,
  });

export const trashedProjectsQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: [...trashKey(slug), 'projects'],
    queryFn: ({ pageParam }) =>
      dataOf(getTrashProjects({ ...within(slug), query: { count: true, ...from(pageParam) } })),
    ...pages,
  });

export const trashedTaskQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...trashKey(slug), 'task', id],
    queryFn: () => dataOf(getTrashTasksById({ ...within(slug), path: { id } })),
  });
