import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, type ProjectRight, authorizeInProject } from '#identity/index.ts';
import { readTask } from '../load.ts';
import { isOwn } from '../policy.ts';

/** Lets a stored answer about a task go to someone who sees the task and has the right today. */
export const mayReplay =
  (actor: Actor, right: ProjectRight) =>
  async (tx: TxScope, { id }: { readonly id: string }): Promise<void> => {
    const task = await readTask(tx, actor, id);
    authorizeInProject(actor, right, task.standing, isOwn(actor, task));
  };
