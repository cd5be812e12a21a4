import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dataOf, getCommentsByIdVersions, getTasksByIdComments, within } from '#api/index.ts';

const PAGE = 20;

/** The comments of a task, a page of the newest first. */
export const commentsQuery = (slug: string, taskId: string) =>
  infiniteQueryOptions({
    queryKey: [slug, 'comments', 'task', taskId],
    queryFn: ({ pageParam }) =>
      dataOf(
        getTasksByIdComments({
          ...within(slug),
          path: { id: taskId },
          query: { limit: PAGE, sort: '-createdAt', ...(pageParam && { cursor: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** The texts that a comment had. @param version the newest one that is known */
export const versionsQuery = (slug: string, id: string, version: number) =>
  queryOptions({
    queryKey: [slug, 'comments', 'versions', id, version],
    queryFn: async () =>
      (await dataOf(getCommentsByIdVersions({ ...within(slug), path: { id } }))).items,
  });
