import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Scope, TxScope } from '#tenancy/scope/index.ts';
import { type Actor, type ProjectRight, authorizeInProject } from '#identity/index.ts';
import { type ActorContext, type WorkDeps, actorContextOf } from '#features/work/projects/index.ts';
import { readTask } from '../load.ts';
import type { Task } from '../model.ts';
import { isOwn } from '../policy.ts';
import type { TaskView } from '../schema.ts';
import { toTaskView } from '../view.ts';

/** What a route that changes a task and honours an Idempotency-Key is given. */
interface TaskRequest {
  readonly actor: Actor;
  readonly tenant: TenantRecord;
  readonly scope: Scope;
  readonly commit: (
    work: (tx: TxScope) => Promise<TaskView>,
    mayReplay: (tx: TxScope, answer: TaskView) => unknown,
  ) => Promise<TaskView>;
}

/**
 * Answers a request with the task that `verb` changes or creates, in one unit of work.
 * @param right who has it may be given the stored answer again, if they still see the task
 */
export async function answerTask(
  deps: WorkDeps,
  request: TaskRequest,
  right: ProjectRight,
  verb: (tx: TxScope, by: ActorContext) => Promise<Task>,
): Promise<TaskView> {
  const by = await actorContextOf(deps, request);
  const { actor, people } = by;
  return request.commit(
    async (tx) => toTaskView(await verb(tx, by), actor, people),
    async (tx, { id }) => {
      const task = await readTask(tx, actor, id);
      authorizeInProject(actor, right, task.standing, isOwn(actor, task));
    },
  );
}
