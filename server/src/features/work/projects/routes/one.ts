import { NoContent, type Route } from '#platform/http/index.ts';
import { authorize, authorizeInProject, tenantRoute } from '#identity/index.ts';
import { createProject } from '../actions/create.ts';
import { archiveProject, deleteProject, unarchiveProject } from '../actions/life.ts';
import { updateProject } from '../actions/update.ts';
import { type WorkDeps, actorContextOf } from '../actor-context.ts';
import { readProject } from '../load.ts';
import { NewProject, ProjectParams, ProjectPatch, ProjectView } from '../schema.ts';
import { toProjectView } from '../view.ts';
import { projectRights } from '../rights.ts';

const tag = 'projects';

export const oneRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'POST',
      url: '/projects',
      tag,
      summary: 'Create a project',
      body: NewProject,
      reply: { 201: ProjectView },
      refusals: [402, 409],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(
        async (tx) => toProjectView(await createProject(tx, by, context.body), by.actor, by.people),
        async (tx, { id }) => {
          authorize(by.actor, projectRights.create);
          await readProject(tx, by.actor, id, () => ({}));
        },
      );
    },
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/projects/:id',
      tag,
      summary: 'Get a project',
      params: ProjectParams,
      reply: { 200: ProjectView },
    },
    async ({ actor, scope, params }) => {
      const [project] = await readProject(scope, actor, params.id, () => ({}));
      return toProjectView(project, actor, await deps.people.directory(scope));
    },
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: '/projects/:id',
      tag,
      summary: 'Update a project',
      params: ProjectParams,
      body: ProjectPatch,
      reply: { 200: ProjectView },
      refusals: [409, 412],
    },
    async (context) => {
      const { params, body, ifMatch } = context;
      const by = await actorContextOf(deps, context);
      return context.commit(async (tx) =>
        toProjectView(await updateProject(tx, by, params.id, body, ifMatch), by.actor, by.people),
      );
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/projects/:id',
      tag,
      summary: 'Delete a project',
      description: 'It moves to the trash and can be restored.',
      params: ProjectParams,
      reply: { 204: NoContent },
      refusals: [412],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(async (tx) => {
        await deleteProject(tx, by, context.params.id, context.ifMatch);
      });
    },
  ),
  ...(
    [
      ['archive', 'Archive a project', archiveProject],
      ['unarchive', 'Unarchive a project', unarchiveProject],
    ] as const
  ).map(([verb, summary, action]) =>
    tenantRoute(
      {
        method: 'POST',
        url: `/projects/:id/${verb}`,
        tag,
        summary,
        params: ProjectParams,
        reply: { 200: ProjectView },
      },
      async (context) => {
        const by = await actorContextOf(deps, context);
        return context.commit(
          async (tx) => toProjectView(await action(tx, by, context.params.id), by.actor, by.people),
          async (tx, { id }) => {
            const [project] = await readProject(tx, by.actor, id, () => ({}));
            authorizeInProject(by.actor, projectRights.update, project.standing);
          },
        );
      },
    ),
  ),
];
