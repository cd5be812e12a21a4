import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  allPages,
  tenantApi,
  type Activity,
  type Page,
  type Project,
  type ProjectMember,
  type Statistics,
} from '#api/index.ts';

export const projectsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'all'],
    queryFn: () =>
      allPages((cursor) => tenantApi(slug).get<Page<Project>>('/projects', { limit: 100, cursor })),
  });

/** @param key the project's key or id */
export const projectQuery = (slug: string, key: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'one', key],
    queryFn: () => tenantApi(slug).get<Project>(`/projects/${encodeURIComponent(key)}`),
    staleTime: 60_000,
  });

export const statisticsQuery = (slug: string, projectId: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'statistics', projectId],
    queryFn: () => tenantApi(slug).get<Statistics>(`/projects/${projectId}/statistics`),
    staleTime: 10_000,
  });

export const projectMembersQuery = (slug: string, projectId: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'members', projectId],
    queryFn: () =>
      allPages((cursor) =>
        tenantApi(slug).get<Page<ProjectMember>>(`/projects/${projectId}/members`, {
          limit: 100,
          cursor,
        }),
      ),
  });

export const projectActivityQuery = (slug: string, projectId: string) =>
  infiniteQueryOptions({
    queryKey: [slug, 'projects', 'activity', projectId],
    queryFn: ({ pageParam }) =>
      tenantApi(slug).get<Page<Activity>>(`/projects/${projectId}/activity`, {
        limit: 20,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 10_000,
  });
