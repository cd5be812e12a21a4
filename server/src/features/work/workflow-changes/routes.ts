import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import {
  ProjectParams,
  type WorkDeps,
  actorContextOf,
  readProject,
} from '#features/work/projects/index.ts';
import { liveCounts } from '#features/work/tasks/index.ts';
import { workflowOf } from '#features/work/workflow/index.ts';
import { changeWorkflow } from './actions.ts';
import { WorkflowInput, WorkflowView } from './schema.ts';
import { toWorkflowView } from './view.ts';

const tag = 'projects';
const url = '/projects/:id/workflow';

export const workflowRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url,
      tag,
      summary: 'Get a project’s workflow',
      params: ProjectParams,
      reply: { 200: WorkflowView },
    },
    async ({ actor, scope, params }) => {
      const [project, { counts }] = await readProject(scope, actor, params.id, (id) => ({
        counts: liveCounts(id),
      }));
      const ref = { projectId: project.id, revision: project.workflowRevision };
      return toWorkflowView(project, await workflowOf(scope, ref), counts, actor);
    },
  ),
  tenantRoute(
    {
      method: 'PUT',
      url,
      tag,
      summary: 'Update a project’s workflow',
      description:
        'For project leads. `mapping` gives the new states for tasks of removed states; without it, the request is ' +
        'refused with 409 and the number of tasks. Renaming a state changes the status of its tasks.',
      params: ProjectParams,
      body: WorkflowInput,
      reply: { 200: WorkflowView },
      refusals: [409, 412],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      const { params, body, ifMatch } = context;
      return context.commit(async (tx) => {
        const { project, workflow, counts } = await changeWorkflow(
          tx,
          by,
          params.id,
          body,
          ifMatch,
        );
        return toWorkflowView(project, workflow, counts, by.actor);
      });
    },
  ),
];
