import { rankBetween } from '#kernel/rank.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { requireVersion } from '#kernel/version.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import {
  DEFAULT_WORKFLOW,
  assertTransition,
  doneState,
  stateOf,
} from '#features/work/workflow/index.ts';
import type { Slot } from '../board.ts';
import { openTask } from '../load.ts';
import type { Task } from '../model.ts';
import { authorizeTask } from '../policy.ts';
import { endFor } from '../store/board.ts';
import { type Changed, save } from './save.ts';
import { taskRights } from '../rights.ts';
import { requireWipLimit } from './wip.ts';

/**
 * What a new status brings with it: the end of the new column, and when the work was done.
 * @param end the last task of the new column
 * @throws AppError `illegal_transition`, `wip_limit`; `invalid` for a state the project does not have
 */
export async function toStatus(
  tx: TxScope,
  task: Task,
  status: string,
  end: Slot | undefined,
): Promise<Changed> {
  if (status === task.status) return {};
  return { ...(await enter(tx, task, status)), rank: rankBetween(end?.rank ?? null, null) };
}

/**
 * The same without a place on the board.
 * @throws AppError `illegal_transition`, `wip_limit`; `invalid` for a state the project does not have
 */
export async function enter(
  tx: TxScope,
  task: Task,
  status: string,
): Promise<Pick<Task, 'status' | 'completedAt'>> {
  const { projectId, workflow, completedAt } = task;
  if (status === task.status) return { status, completedAt };
  const state = assertTransition(workflow, task.status, status);
  await requireWipLimit(tx, { projectId, workflow, state });
  const wasDone = stateOf(workflow, task.status).category === 'done';
  if (state.category !== 'done') return { status, completedAt: null };
  return { status, completedAt: wasDone ? completedAt : tx.now };
}

/**
 * Takes a task to another status, to the end of that column; the status it has is no change.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `version_mismatch`, `illegal_transition`,
 *   `wip_limit`, `invalid`
 */
export async function transitionTask(
  tx: TxScope,
  by: ActorContext,
  name: string,
  { status, note }: { status: string; note?: string },
  ifMatch: number | undefined,
): Promise<Task> {
  const [task, { end }] = await openTask(
    tx,
    by.actor,
    name,
    (id) => ({ end: endFor(id, status) }),
    { workflow: true },
  );
  authorizeTask(by.actor, taskRights.update, task);
  requireVersion(task.version, ifMatch);
  return save(tx, by, task, await toStatus(tx, task, status, end[0]), {
    note: note?.trim() || undefined,
  });
}

/**
 * Takes a task to a state of done work; one that is done already stays as it is.
 * @throws AppError as {@link transitionTask}
 */
export async function completeTask(
  tx: TxScope,
  by: ActorContext,
  name: string,
  ifMatch: number | undefined,
): Promise<Task> {
  const guess = doneState(DEFAULT_WORKFLOW, '').name;
  const [task, found] = await openTask(tx, by.actor, name, (id) => ({ end: endFor(id, guess) }), {
    workflow: true,
  });
  authorizeTask(by.actor, taskRights.update, task);
  requireVersion(task.version, ifMatch);
  if (stateOf(task.workflow, task.status).category === 'done') return task;
  const { name: status } = doneState(task.workflow, task.status);
  const [end] = status === guess ? found.end : (await tx.batch([endFor(task.id, status)]))[0];
  return save(tx, by, task, await toStatus(tx, task, status, end));
}
