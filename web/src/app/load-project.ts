import { notFound } from '@tanstack/react-router';
import { toProblem, type Project, type Workflow } from '#api/index.ts';
import {
  projectQuery,
  projectsQuery,
  statisticsQuery,
  workflowQuery,
} from '#features/work/projects/index.ts';
import {
  columnQuery,
  listQuery,
  taskQuery,
  toFilter,
  withoutStatus,
} from '#features/work/tasks/index.ts';
import type { LoadContext } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';
import { readProjectSearch, viewOf } from './project-search.ts';
import { loadView } from './views.ts';

/** Reads what a project's page and a task's panel show. */

export async function loadProject(
  { slug, params, search: asked }: LoadContext,
  pathname: string,
): Promise<void> {
  const search = readProjectSearch(asked);
  const view = viewOf(pathname, search);
  // The part that draws the view travels beside its data, so that one skeleton covers both.
  const part = loadView(view);
  const workflow = readWorkflow(slug, params['key'] ?? '');
  // What is wrong with the project shows where the project is read.
  workflow.catch(() => undefined);
  const found = await findProject(slug, params['key'] ?? '');
  const filter = toFilter(asked);
  if (view === 'overview') {
    void queryClient.prefetchQuery(statisticsQuery(slug, found.id));
  } else if (view === 'list') {
    const query = listQuery(slug, found.id, filter, search.sort ?? '-updatedAt');
    void queryClient.prefetchInfiniteQuery(query);
  } else {
    const { states } = await workflow;
    for (const { name } of states) {
      const query = columnQuery(slug, found.id, name, withoutStatus(filter));
      void queryClient.prefetchInfiniteQuery(query);
    }
  }
  await part;
}

/** The states of a project, asked for by its key: a board need not wait for the list of projects first. */
async function readWorkflow(slug: string, key: string): Promise<Workflow> {
  const known = queryClient
    .getQueryData(projectsQuery(slug).queryKey)
    ?.find((project) => project.key === key);
  if (known) return queryClient.ensureQueryData(workflowQuery(slug, known.id));
  const workflow = await queryClient.fetchQuery(workflowQuery(slug, key));
  const { queryKey } = workflowQuery(slug, workflow.projectId);
  if (queryClient.getQueryData(queryKey) === undefined)
    queryClient.setQueryData(queryKey, workflow);
  return workflow;
}

/** One of the projects in the navigation, which are read anyway; any other is asked for by itself. */
async function findProject(slug: string, key: string): Promise<Project> {
  const query = projectQuery(slug, key);
  if (queryClient.getQueryData(query.queryKey) === undefined) {
    const { queryKey } = projectsQuery(slug);
    const projects = await queryClient.ensureQueryData(projectsQuery(slug));
    const listed = projects.find((project) => project.key === key);
    const updatedAt = queryClient.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
    if (listed) queryClient.setQueryData(query.queryKey, listed, { updatedAt });
  }
  return queryClient.ensureQueryData(query).catch((error: unknown) => {
    throw toProblem(error).status === 404 ? notFound() : error;
  });
}

export function loadTask({ slug, params }: LoadContext): void {
  const { key = '', number = '' } = params;
  // Not awaited: the panel opens at once with what a list already knows.
  void queryClient.prefetchQuery(taskQuery(slug, `${key}-${number}`));
}
