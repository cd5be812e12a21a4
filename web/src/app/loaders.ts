import { notFound, type ParsedLocation } from '@tanstack/react-router';
import { site, toProblem, type Project, type Workflow } from '#api/index.ts';
import { domainsQuery } from '#features/workspace/domains/index.ts';
import { sourcesQuery } from '#features/integrations/external/index.ts';
import { me } from '#features/accounts/identity/index.ts';
import {
  boxQuery,
  preferencesQuery,
  readBox,
} from '#features/collaboration/notifications/index.ts';
import { invitationsQuery, membersQuery } from '#features/workspace/people/index.ts';
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
import { trashedProjectsQuery, trashedTasksQuery } from '#features/work/trash/index.ts';
import {
  deliveriesQuery,
  eventTypesQuery,
  readState,
  webhooksQuery,
} from '#features/integrations/webhooks/index.ts';
import {
  labelsQuery,
  labelUseQuery,
  peopleQuery,
  tenantQuery,
} from '#features/workspace/workspaces/index.ts';
import { queryClient } from '#shared/index.ts';
import { readProjectSearch, viewOf } from './project-search.ts';
import { loadView } from './views.ts';

/** What the router hands to a loader. Params are those of the route and of the routes around it. */
export interface LoaderContext {
  params: Record<string, string>;
  location: ParsedLocation<Record<string, unknown>>;
}

/** The workspace of an address: in the path on the base host, in the host on a tenant's own. */
const slugOf = ({ params }: LoaderContext): string => params['slug'] ?? site().tenant?.slug ?? '';

export async function loadWorkspace(context: LoaderContext): Promise<void> {
  const slug = slugOf(context);
  await Promise.all([
    queryClient.ensureQueryData(tenantQuery(slug)),
    queryClient.ensureQueryData(me),
    queryClient.ensureQueryData(projectsQuery(slug)),
  ]);
  // Wanted soon, but nothing waits for them.
  void queryClient.prefetchQuery(peopleQuery(slug));
  void queryClient.prefetchQuery(labelsQuery(slug));
}

export function loadInbox(context: LoaderContext): void {
  const box = readBox(context.location.search);
  void queryClient.prefetchInfiniteQuery(boxQuery(slugOf(context), box));
}

export function loadPeople(context: LoaderContext): void {
  void queryClient.prefetchInfiniteQuery(membersQuery(slugOf(context), ''));
  void queryClient.prefetchQuery(invitationsQuery(slugOf(context)));
}

export function loadTrash(context: LoaderContext): void {
  void queryClient.prefetchInfiniteQuery(trashedTasksQuery(slugOf(context)));
  void queryClient.prefetchInfiniteQuery(trashedProjectsQuery(slugOf(context)));
}

export function loadLabels(context: LoaderContext): void {
  void queryClient.prefetchQuery(labelUseQuery(slugOf(context)));
}

export function loadDomains(context: LoaderContext): void {
  void queryClient.prefetchQuery(domainsQuery(slugOf(context)));
}

export function loadWebhooks(context: LoaderContext): void {
  void queryClient.prefetchQuery(webhooksQuery(slugOf(context)));
  void queryClient.prefetchQuery(eventTypesQuery(slugOf(context)));
}

export function loadWebhook(context: LoaderContext): void {
  const slug = slugOf(context);
  const state = readState(context.location.search);
  void queryClient.prefetchQuery(webhooksQuery(slug));
  void queryClient.prefetchInfiniteQuery(deliveriesQuery(slug, context.params['id'] ?? '', state));
}

export function loadSources(context: LoaderContext): void {
  void queryClient.prefetchQuery(sourcesQuery(slugOf(context)));
}

export function loadPreferences(): void {
  void queryClient.prefetchQuery(preferencesQuery);
}

export async function loadProject(context: LoaderContext): Promise<void> {
  const { params, location } = context;
  const slug = slugOf(context);
  const search = readProjectSearch(location.search);
  const view = viewOf(location.pathname, search);
  // The part that draws the view travels beside its data, so that one skeleton covers both.
  const part = loadView(view);
  const workflow = readWorkflow(slug, params['key'] ?? '');
  // What is wrong with the project shows where the project is read.
  workflow.catch(() => undefined);
  const found = await findProject(slug, params['key'] ?? '');
  const filter = toFilter(location.search);
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

export function loadTask(context: LoaderContext): void {
  const { key = '', number = '' } = context.params;
  // Not awaited: the panel opens at once with what a list already knows.
  void queryClient.prefetchQuery(taskQuery(slugOf(context), `${key}-${number}`));
}
