import { rankBetween } from '#kernel/rank.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { requireVersion } from '#kernel/version.ts';
import type { By } from '#features/work/projects/index.ts';
import type { Slot } from '../board.ts';
import { type Status, assertTransition } from '../lifecycle.ts';
import { openTask } from '../load.ts';
import type { Task } from '../model.ts';
import { authorizeTask } from '../policy.ts';
import { endFor } from '../store/board.ts';
import { type Changed, save } from './save.ts';
import { taskRights } from '../rights.ts';

/**
 * What a new status brings with it: the end of the new column, and when the work was done.
 * @param end the last task of the new column
 * @throws AppError `illegal_transition`
 */
export function toStatus(task: Task, status: Status, end: Slot | undefined, now: string): Changed {
  if (status === task.status) return {};
  return { ...enter(task, status, now), rank: rankBetween(end?.rank ?? null, null) };
}

/** The same without a place on the board. @throws AppError `illegal_transition` */
export function enter(
  task: Task,
  status: Status,
  now: string,
): Pick<Task, 'status' | 'completedAt'> {
  if (status === task.status) return { status, completedAt: task.completedAt };
  assertTransition(task.status, status);
  return { status, completedAt: status === 'DONE' ? now : null };
}

/**
 * Takes a task to another status, to the end of that column; the status it has is no change.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `version_mismatch`, `illegal_transition`
 */
export async function transitionTask(
  tx: TxScope,
  by: By,
  name: string,
  { status, note }: { status: Status; note?: string },
  ifMatch: number | undefined,
): Promise<Task> {
  const [task, { end }] = await openTask(tx, by.actor, name, (id) => ({ end: endFor(id, status) }));
  authorizeTask(by.actor, taskRights.update, task);
  requireVersion(task.version, ifMatch);
  return save(tx, by, task, toStatus(task, status, end[0], tx.now), {
    note: note?.trim() || undefined,
  });
}
