import { messageOf, type Project, type ProjectRole, type TenantApi } from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { projectMembersQuery, projectQuery, projectsQuery } from './queries.ts';

export interface ProjectChange {
  name?: string;
  description?: string;
  status?: Project['status'];
  visibility?: Project['visibility'];
  color?: string | null;
  startDate?: string | null;
  targetDate?: string | null;
}

/** @throws Problem */
export async function createProject(
  api: TenantApi,
  body: ProjectChange & { name: string; key?: string },
): Promise<Project> {
  const project = await api.post<Project>('/projects', body);
  queryClient.setQueryData(projectQuery(api.slug, project.key).queryKey, project);
  await queryClient.invalidateQueries({ queryKey: projectsQuery(api.slug).queryKey });
  return project;
}

/** @throws Problem; status 412 when somebody else was faster */
export async function changeProject(
  api: TenantApi,
  project: Project,
  change: ProjectChange,
): Promise<Project> {
  const fresh = await api.patch<Project>(`/projects/${project.id}`, change, {
    ifMatch: project.version,
  });
  queryClient.setQueryData(projectQuery(api.slug, project.key).queryKey, fresh);
  await queryClient.invalidateQueries({ queryKey: projectsQuery(api.slug).queryKey });
  return fresh;
}

/** Moves a project to the trash; the message that says so can bring it back. */
export async function deleteProject(api: TenantApi, project: Project): Promise<void> {
  const { queryKey } = projectsQuery(api.slug);
  await api.remove(`/projects/${project.id}`);
  queryClient.setQueryData(queryKey, (all) => all?.filter((each) => each.id !== project.id));
  queryClient.removeQueries({ queryKey: projectQuery(api.slug, project.key).queryKey });
  toast(`${project.name} deleted`, {
    label: 'Undo',
    run: () => {
      api
        .post(`/projects/${project.id}/restore`)
        .catch((error: unknown) => toastProblem(messageOf(error)))
        .finally(() => void queryClient.invalidateQueries({ queryKey: [api.slug, 'projects'] }));
    },
  });
}

/** Gives somebody a role in a project, or takes it away with `null`. */
export async function setProjectRole(
  api: TenantApi,
  project: Project,
  userId: string,
  role: ProjectRole | null,
): Promise<void> {
  const path = `/projects/${project.id}/members/${userId}`;
  try {
    await (role ? api.put(path, { role }) : api.remove(path));
  } catch (error) {
    toastProblem(messageOf(error));
  }
  await queryClient.invalidateQueries({
    queryKey: projectMembersQuery(api.slug, project.id).queryKey,
  });
}
