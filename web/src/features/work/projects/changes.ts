import {
  dataOf,
  deleteProjectsById,
  deleteProjectsByIdMembersByUserId,
  patchProjectsById,
  postProjects,
  postProjectsByIdArchive,
  postProjectsByIdRestore,
  postProjectsByIdUnarchive,
  putProjectsByIdMembersByUserId,
  within,
  type Project,
  type ProjectPatch,
  type ProjectRole,
} from '#api/index.ts';
import { changer, queryClient, type Change } from '#shared/index.ts';
import { projectMembersQuery, projectQuery, projectsQuery } from './queries.ts';

const keep = (slug: string, project: Project): void => {
  queryClient.setQueryData(projectQuery(slug, project.key).queryKey, project);
};

export const projectAddition = (
  slug: string,
): Change<ProjectPatch & { name: string; key?: string }, Project> => ({
  send: (body) => dataOf(postProjects({ ...within(slug), body })),
  take: (project) => keep(slug, project),
  stale: [projectsQuery(slug).queryKey],
});

const isDescription = (change: ProjectPatch): boolean =>
  Object.keys(change).every((field) => field.startsWith('description'));

/** Refused with status 412, or with the code `text_conflict`, when someone else was faster. */
export const projectChange = (slug: string, project: Project): Change<ProjectPatch, Project> => ({
  send: (body) =>
    dataOf(
      patchProjectsById({
        // A description is compared with its own base: what else became of the project is no conflict.
        ...within(slug, isDescription(body) ? undefined : project.version),
        path: { id: project.id },
        body,
      }),
    ),
  take: (fresh) => keep(slug, fresh),
  stale: [projectsQuery(slug).queryKey],
});

/** Archives a project or brings it back; what its tasks allow changes with it. */
export function archiving(slug: string, { id, name }: Project): Change<boolean, Project> {
  const again: Change<boolean, Project> = {
    send: (archived) => {
      const call = { ...within(slug), path: { id } };
      return dataOf(archived ? postProjectsByIdArchive(call) : postProjectsByIdUnarchive(call));
    },
    take: (fresh) => keep(slug, fresh),
    stale: [
      [slug, 'projects'],
      [slug, 'tasks'],
    ],
  };
  return {
    ...again,
    done: (_answer, archived) => `${name} ${archived ? 'archived' : 'unarchived'}`,
    undo: (_answer, archived) => changer(again).attempt(!archived),
  };
}

/** Moves a project to the trash; the message that says so can bring it back. */
export const projectRemoval = (slug: string): Change<Project> => ({
  send: ({ id }) => deleteProjectsById({ ...within(slug), path: { id } }),
  take: (_answer, { id, key }) => {
    queryClient.setQueryData(projectsQuery(slug).queryKey, (all) =>
      all?.filter((each) => each.id !== id),
    );
    queryClient.removeQueries({ queryKey: projectQuery(slug, key).queryKey });
  },
  done: (_answer, { name }) => `${name} moved to the trash`,
  undo: (_answer, project) => changer(projectReturn(slug)).attempt(project),
});

const projectReturn = (slug: string): Change<Project> => ({
  send: ({ id }) => postProjectsByIdRestore({ ...within(slug), path: { id } }),
  stale: [[slug, 'projects']],
  waits: false,
});

/** Gives somebody a role in a project, or takes it away with `null`. */
export const projectRoleChange = (
  slug: string,
  { id }: Project,
): Change<{ userId: string; role: ProjectRole | null }> => ({
  send: ({ userId, role }) => {
    const call = { ...within(slug), path: { id, userId } };
    return role
      ? putProjectsByIdMembersByUserId({ ...call, body: { role } })
      : deleteProjectsByIdMembersByUserId(call);
  },
  stale: [projectMembersQuery(slug, id).queryKey],
});
