import {
  dataOf,
  deleteProjectsById,
  deleteProjectsByIdMembersByUserId,
  messageOf,
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
  type TenantApi,
} from '#api/index.ts';
import { did, queryClient } from '#shared/index.ts';
import { toastProblem } from '#ui/index.ts';
import { projectMembersQuery, projectQuery, projectsQuery } from './queries.ts';

/** @throws Problem */
export async function createProject(
  api: TenantApi,
  body: ProjectPatch & { name: string; key?: string },
): Promise<Project> {
  const project = await dataOf(postProjects({ ...within(api.slug), body }));
  queryClient.setQueryData(projectQuery(api.slug, project.key).queryKey, project);
  await queryClient.invalidateQueries({ queryKey: projectsQuery(api.slug).queryKey });
  return project;
}

const isDescription = (change: ProjectPatch): boolean =>
  Object.keys(change).every((field) => field.startsWith('description'));

/** @throws Problem; status 412 or code `text_conflict` when somebody else was faster */
export async function changeProject(
  api: TenantApi,
  project: Project,
  change: ProjectPatch,
): Promise<Project> {
  const fresh = await dataOf(
    patchProjectsById({
      // A description is compared with its own base: what else became of the project is no conflict.
      ...within(api.slug, isDescription(change) ? undefined : project.version),
      path: { id: project.id },
      body: change,
    }),
  );
  queryClient.setQueryData(projectQuery(api.slug, project.key).queryKey, fresh);
  await queryClient.invalidateQueries({ queryKey: projectsQuery(api.slug).queryKey });
  return fresh;
}

/**
 * Lays a project to rest or takes it up again; the message that says so can undo it.
 * What its tasks allow changes with it, so they are fetched anew.
 */
export async function setArchived(
  api: TenantApi,
  project: Project,
  archived: boolean,
): Promise<void> {
  try {
    const fresh = await sendArchived(api, project, archived);
    did(archived ? `${project.name} archived` : `${project.name} unarchived`, () =>
      sendArchived(api, fresh, !archived),
    );
  } catch (error) {
    toastProblem(messageOf(error));
  }
}

async function sendArchived(api: TenantApi, project: Project, archived: boolean): Promise<Project> {
  const call = { ...within(api.slug), path: { id: project.id } };
  try {
    const fresh = await dataOf(
      archived ? postProjectsByIdArchive(call) : postProjectsByIdUnarchive(call),
    );
    queryClient.setQueryData(projectQuery(api.slug, project.key).queryKey, fresh);
    return fresh;
  } finally {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: [api.slug, 'projects'] }),
      queryClient.invalidateQueries({ queryKey: [api.slug, 'tasks'] }),
    ]);
  }
}

/** Moves a project to the trash; the message that says so can bring it back. */
export async function deleteProject(api: TenantApi, project: Project): Promise<void> {
  const { queryKey } = projectsQuery(api.slug);
  await deleteProjectsById({ ...within(api.slug), path: { id: project.id } });
  queryClient.setQueryData(queryKey, (all) => all?.filter((each) => each.id !== project.id));
  queryClient.removeQueries({ queryKey: projectQuery(api.slug, project.key).queryKey });
  did(`${project.name} moved to the trash`, () =>
    postProjectsByIdRestore({ ...within(api.slug), path: { id: project.id } }).finally(
      () => void queryClient.invalidateQueries({ queryKey: [api.slug, 'projects'] }),
    ),
  );
}

/** Gives somebody a role in a project, or takes it away with `null`. */
export async function setProjectRole(
  api: TenantApi,
  project: Project,
  userId: string,
  role: ProjectRole | null,
): Promise<void> {
  const call = { ...within(api.slug), path: { id: project.id, userId } };
  try {
    await (role
      ? putProjectsByIdMembersByUserId({ ...call, body: { role } })
      : deleteProjectsByIdMembersByUserId(call));
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await queryClient.invalidateQueries({
    queryKey: projectMembersQuery(api.slug, project.id).queryKey,
  });
}
