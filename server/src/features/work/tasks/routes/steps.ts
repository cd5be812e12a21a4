import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { moveTask } from '../actions/move.ts';
import { restoreTask } from '../actions/remove.ts';
import { completeTask, transitionTask } from '../actions/status.ts';
import { Move, TaskParams, TaskView, Transition } from '../schema.ts';
import { answerTask } from './change.ts';
import { taskRights } from '../rights.ts';

const tag = 'tasks';
const params = TaskParams;
const reply = { 200: TaskView } as const;

/** What one does with a task besides editing it. */
export const stepRoutes = (deps: WorkDeps): Route[] => [
  tenantRoute(
    {
      method: 'POST',
      url: '/tasks/:id/transition',
      tag,
      summary: 'Change a task’s status',
      description: '`transitions` of a task lists the legal next statuses.',
      params,
      body: Transition,
      reply,
      refusals: [409, 412],
    },
    (request) =>
      answerTask(deps, request, taskRights.update, (tx, by) =>
        transitionTask(tx, by, request.params.id, request.body, request.ifMatch),
      ),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tasks/:id/complete',
      tag,
      summary: 'Complete a task',
      params,
      reply,
      refusals: [409, 412],
    },
    (request) =>
      answerTask(deps, request, taskRights.update, (tx, by) =>
        completeTask(tx, by, request.params.id, request.ifMatch),
      ),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tasks/:id/restore',
      tag,
      summary: 'Restore a deleted task',
      params,
      reply,
      refusals: [402, 409],
    },
    (request) =>
      answerTask(deps, request, taskRights.delete, (tx, by) =>
        restoreTask(tx, by, request.params.id),
      ),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tasks/:id/move',
      tag,
      summary: 'Move a task on the board',
      params,
      body: Move,
      reply,
      refusals: [409, 412],
    },
    (request) =>
      answerTask(deps, request, taskRights.update, (tx, by) =>
        moveTask(tx, by, request.params.id, request.body, request.ifMatch),
      ),
  ),
];
