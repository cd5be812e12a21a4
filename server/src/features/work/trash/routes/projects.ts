import { NoContent, type Route } from '#platform/http/index.ts';
import { authorizeInProject, can, canInProject, tenantRoute } from '#identity/index.ts';
import {
  ProjectParams,
  ProjectView,
  type WorkDeps,
  actorContextOf,
  purgeProject,
  readProject,
  restoreProject,
  toProjectView,
  projectRights,
  standingOf,
} from '#features/work/projects/index.ts';
import { claimQuotaForTasksOf } from '#features/work/tasks/index.ts';
import { trashPage } from '../page.ts';
import { TrashQuery, TrashedProjectPage } from '../schema.ts';
import { listProjects } from '../store.ts';

const tag = 'trash';

export const projectRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/trash/projects',
      tag,
      summary: 'List deleted projects, latest first',
      query: TrashQuery,
      reply: { 200: TrashedProjectPage },
    },
    ({ actor, ...request }) =>
      trashPage(
        deps,
        { actor, ...request },
        {
          of: 'project',
          list: listProjects,
          view: (row) => {
            const standing = standingOf(row);
            return {
              id: row.id,
              key: row.key,
              name: row.name,
              color: row.color,
              tasks: Number(row.tasks ?? 0),
              can: {
                restore: canInProject(actor, projectRights.delete, standing),
                purge: can(actor, projectRights.purge),
              },
            };
          },
        },
      ),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/projects/:id/restore',
      tag: 'projects',
      summary: 'Restore a deleted project',
      description: 'Restores its tasks too, which count against the plan again.',
      params: ProjectParams,
      reply: { 200: ProjectView },
      refusals: [402],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(
        async (tx) => {
          const project = await restoreProject(tx, by, context.params.id, ({ id }) =>
            claimQuotaForTasksOf(tx, by, id),
          );
          return toProjectView(project, by.actor, by.people);
        },
        async (tx, { id }) => {
          const [project] = await readProject(tx, by.actor, id, () => ({}));
          authorizeInProject(by.actor, projectRights.delete, project.standing);
        },
      );
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/trash/projects/:id',
      tag,
      summary: 'Permanently delete a project in the trash',
      description:
        'Deletes its tasks and their history too; it cannot be restored. For owners and admins. The project is gone at once; a background job removes its contents.',
      params: ProjectParams,
      reply: { 204: NoContent },
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit((tx) => purgeProject(tx, by, context.params.id));
    },
  ),
];
