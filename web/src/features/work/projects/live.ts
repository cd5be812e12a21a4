import type { LiveProject, Project } from '#api/index.ts';
import type { LiveEvent, LiveWorkspace, EventReducer } from '#live/index.ts';
import { queryClient } from '#shared/index.ts';
import { projectMembersQuery, projectsQuery } from './queries.ts';

/** Brings projects up to date; they change seldom, so they are read anew. */
export const projectReducer: EventReducer = {
  apply(live, events) {
    for (const event of events) takeEvent(live, event);
  },
  hide: ({ slug }, projectId) => {
    queryClient.setQueryData(projectsQuery(slug).queryKey, (all) =>
      all?.filter(({ id }) => id !== projectId),
    );
  },
};

function takeEvent(live: LiveWorkspace, event: LiveEvent): void {
  const { projectId, changed = [] } = event;
  switch (event.type) {
    case 'project.created':
    case 'project.updated':
      if (isKnown(live.slug, event.data)) return;
      readProjects(live);
      // What may be done with tasks follows from the project they are in.
      if (changed.includes('archivedAt')) live.markStale([live.slug, 'tasks']);
      return;
    case 'project.deleted':
    case 'project.purged':
      return readProjects(live);
    case 'project.restored':
    case 'project.workflow_changed':
      readProjects(live);
      // Tasks are there again, or have other states and others may follow.
      return live.markStale([live.slug, 'tasks']);
    case 'project.member_changed':
      if (projectId !== null) takeRole(live, projectId, event.data.personId);
  }
}

const readProjects = (live: LiveWorkspace): void => {
  for (const what of ['all', 'archived', 'one', 'workflow'])
    live.markStale([live.slug, 'projects', what]);
};

const isKnown = (slug: string, { id, version }: LiveProject): boolean => {
  const projects = queryClient.getQueryData(projectsQuery(slug).queryKey);
  const known = projects?.find((project) => project.id === id);
  return known !== undefined && known.version >= version;
};

function takeRole(live: LiveWorkspace, projectId: string, personId: string): void {
  live.markStale(projectMembersQuery(live.slug, projectId).queryKey);
  if (personId !== live.me) return;
  // One's own role decides what is seen, and what may be done with it.
  for (const what of ['projects', 'tasks']) live.markStale([live.slug, what]);
}

/** What is known of a project in the navigation. */
export const knownProject = (slug: string, projectId: string): Project | undefined =>
  queryClient.getQueryData(projectsQuery(slug).queryKey)?.find(({ id }) => id === projectId);
