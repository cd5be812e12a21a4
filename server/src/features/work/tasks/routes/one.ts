import { NoContent, type Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import { type WorkDeps, actorContextOf, projectRights } from '#features/work/projects/index.ts';
import { createTask } from '../actions/create.ts';
import { deleteTask } from '../actions/remove.ts';
import { updateTask } from '../actions/update.ts';
import { readTask } from '../load.ts';
import { NewTask, TaskParams, TaskPatch, TaskView } from '../schema.ts';
import { toTaskView } from '../view.ts';
import { answerTask } from './change.ts';

const tag = 'tasks';

export const oneRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'POST',
      url: '/tasks',
      tag,
      summary: 'Create a task',
      body: NewTask,
      reply: { 201: TaskView },
      refusals: [402, 409],
    },
    (request) =>
      answerTask(deps, request, projectRights.createTask, (tx, by) =>
        createTask(tx, by, request.body),
      ),
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/tasks/:id',
      tag,
      summary: 'Get a task',
      params: TaskParams,
      reply: { 200: TaskView },
    },
    async ({ actor, scope, params }) => {
      const task = await readTask(scope, actor, params.id);
      return toTaskView(task, actor, await deps.people.directory(scope));
    },
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: '/tasks/:id',
      tag,
      summary: 'Update a task',
      params: TaskParams,
      body: TaskPatch,
      reply: { 200: TaskView },
      refusals: [409, 412],
    },
    async (context) => {
      const { params, body, ifMatch } = context;
      const by = await actorContextOf(deps, context);
      return context.commit(async (tx) =>
        toTaskView(await updateTask(tx, by, params.id, body, ifMatch), by.actor, by.people),
      );
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/tasks/:id',
      tag,
      summary: 'Delete a task',
      description: 'It moves to the trash and can be restored.',
      params: TaskParams,
      reply: { 204: NoContent },
      refusals: [409, 412],
    },
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(async (tx) => {
        await deleteTask(tx, by, context.params.id, context.ifMatch);
      });
    },
  ),
];
