import type { Project } from '#api/index.ts';
import { me } from '#features/accounts/identity/index.ts';
import { markStale, type LiveEvent, type EventReducer } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { projectMembersQuery, projectsQuery } from './queries.ts';

/** Brings projects up to date; they change seldom, so they are read anew. */
export const projectReducer: EventReducer = {
  apply(slug, events) {
    for (const event of events) {
      if (event.projectId === null || !event.type.startsWith('project.')) continue;
      if (event.type === 'project.member_changed') takeRole(slug, event.projectId, event);
      else takeProject(slug, event.projectId, event);
    }
  },
};

function takeProject(
  slug: string,
  projectId: string,
  { data, type, changed = [] }: LiveEvent,
): void {
  const { version, project } = data as { version?: number; project?: { version: number } };
  const known = queryClient
    .getQueryData(projectsQuery(slug).queryKey)
    ?.find(({ id }) => id === projectId);
  const isNews = type !== 'project.updated' && type !== 'project.created';
  if (!isNews && known && known.version >= (version ?? project?.version ?? 0)) return;
  for (const what of ['all', 'archived', 'one', 'workflow']) markStale([slug, 'projects', what]);
  // Tasks have other states, and others may follow.
  if (type === 'project.workflow_changed') markStale([slug, 'tasks']);
  // What may be done with tasks follows from the project they are in.
  if (changed.includes('archivedAt') || type === 'project.restored') markStale([slug, 'tasks']);
}

function takeRole(slug: string, projectId: string, { data }: LiveEvent): void {
  markStale(projectMembersQuery(slug, projectId).queryKey);
  const { personId } = data as { personId: string };
  if (personId !== queryClient.getQueryData(me.queryKey)?.id) return;
  // One's own role decides what is seen, and what may be done with it.
  for (const what of ['projects', 'tasks']) markStale([slug, what]);
}

/** Takes a project out of the list that is not to be seen any more. @returns what was known of it */
export function forgetProject(slug: string, projectId: string): Project | undefined {
  const { queryKey } = projectsQuery(slug);
  const known = queryClient.getQueryData(queryKey)?.find(({ id }) => id === projectId);
  queryClient.setQueryData(queryKey, (all) => all?.filter(({ id }) => id !== projectId));
  return known;
}
