import type { Route } from '#platform/http/index.ts';
import { tenantRoute } from '#identity/index.ts';
import { type WorkDeps, actorContextOf } from '#features/work/projects/index.ts';
import { moveTask } from '../actions/move.ts';
import { restoreTask } from '../actions/remove.ts';
import { completeTask, transitionTask } from '../actions/status.ts';
import { Move, TaskParams, TaskView, Transition } from '../schema.ts';
import { toTaskView } from '../view.ts';
import { mayReplay } from './replay.ts';
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
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(
        async (tx) => {
          const task = await transitionTask(
            tx,
            by,
            context.params.id,
            context.body,
            context.ifMatch,
          );
          return toTaskView(task, by.actor, by.people);
        },
        mayReplay(by.actor, taskRights.update),
      );
    },
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
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(
        async (tx) => {
          const task = await completeTask(tx, by, context.params.id, context.ifMatch);
          return toTaskView(task, by.actor, by.people);
        },
        mayReplay(by.actor, taskRights.update),
      );
    },
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
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(
        async (tx) => toTaskView(await restoreTask(tx, by, context.params.id), by.actor, by.people),
        mayReplay(by.actor, taskRights.delete),
      );
    },
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
    async (context) => {
      const by = await actorContextOf(deps, context);
      return context.commit(
        async (tx) => {
          const task = await moveTask(tx, by, context.params.id, context.body, context.ifMatch);
          return toTaskView(task, by.actor, by.people);
        },
        mayReplay(by.actor, taskRights.update),
      );
    },
  ),
];
