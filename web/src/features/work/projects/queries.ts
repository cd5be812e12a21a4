import { format, subDays } from 'date-fns';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  allPages,
  dataOf,
  getAnalyticsProjectsById,
  getProjects,
  getProjectsById,
  getProjectsByIdActivity,
  getProjectsByIdMembers,
  getProjectsByIdStatistics,
  getProjectsByIdWorkflow,
  getTenantWorkflowTemplates,
  within,
} from '#api/index.ts';

export const projectsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'all'],
    queryFn: () =>
      allPages((from) => dataOf(getProjects({ ...within(slug), query: { limit: 100, ...from } }))),
  });

/** The projects laid to rest: read, not changed. */
export const archivedProjectsQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'archived'],
    queryFn: () =>
      allPages((from) =>
        dataOf(getProjects({ ...within(slug), query: { limit: 100, archived: true, ...from } })),
      ),
  });

/** @param key the project's key or id */
export const projectQuery = (slug: string, key: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'one', key],
    queryFn: () => dataOf(getProjectsById({ ...within(slug), path: { id: key } })),
    staleTime: 60_000,
  });

export const statisticsQuery = (slug: string, projectId: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'statistics', projectId],
    queryFn: () => dataOf(getProjectsByIdStatistics({ ...within(slug), path: { id: projectId } })),
    staleTime: 10_000,
  });

/** The states of a project, in the order of its board, and what may follow which. */
export const workflowQuery = (slug: string, projectId: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'workflow', projectId],
    queryFn: () => dataOf(getProjectsByIdWorkflow({ ...within(slug), path: { id: projectId } })),
    staleTime: 60_000,
  });

/** The workflows that new projects can begin with. */
export const templatesQuery = (slug: string) =>
  queryOptions({
    queryKey: [slug, 'workflow-templates'],
    queryFn: async () => (await dataOf(getTenantWorkflowTemplates(within(slug)))).items,
    staleTime: 60_000,
  });

/** How many days the trend of a project goes back. */
const TREND_DAYS = 90;

/** How the project stood at the end of each of the last days. */
export const trendQuery = (slug: string, projectId: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'trend', projectId],
    queryFn: async () => {
      const from = format(subDays(new Date(), TREND_DAYS), 'yyyy-MM-dd');
      const answer = getAnalyticsProjectsById({
        ...within(slug),
        path: { id: projectId },
        query: { from },
      });
      return (await dataOf(answer)).items;
    },
    staleTime: 600_000,
  });

export const projectMembersQuery = (slug: string, projectId: string) =>
  queryOptions({
    queryKey: [slug, 'projects', 'members', projectId],
    queryFn: () =>
      allPages((from) =>
        dataOf(
          getProjectsByIdMembers({
            ...within(slug),
            path: { id: projectId },
            query: { limit: 100, ...from },
          }),
        ),
      ),
  });

export const projectActivityQuery = (slug: string, projectId: string) =>
  infiniteQueryOptions({
    queryKey: [slug, 'projects', 'activity', projectId],
    queryFn: ({ pageParam }) =>
      dataOf(
        getProjectsByIdActivity({
          ...within(slug),
          path: { id: projectId },
          query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 10_000,
  });
