import { notFound } from '#kernel/errors.ts';
import {
  type NamedBatch,
  type Call,
  type BatchResults,
  type Scope,
  type TxScope,
  namedBatch,
} from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Task } from './model.ts';
import { admitTask } from './policy.ts';
import { parseTaskRef, type TaskRef } from './ref.ts';
import { findId, findTask, keepWorkflowOf, lockProjectOf, lockTask } from './store/find.ts';
import { toTaskIn } from './store/resolve.ts';
import type { TaskStandingRow } from './store/tables.ts';

function taskRef(text: string): TaskRef {
  const ref = parseTaskRef(text);
  if (!ref) throw notFound('task');
  return ref;
}

/**
 * One task: one message, by id or key.
 * @throws AppError `not_found`
 */
export async function readTask(scope: Scope, actor: Actor, name: string): Promise<Task> {
  const [[row]] = await scope.batch([findTask(taskRef(name), actor)]);
  return admitTask(actor, await toTaskIn(scope, row), 'hidden');
}

/**
 * A task and what belongs to it: one message when it is named by id, one more for a key.
 * @throws AppError `not_found`
 */
export async function readTaskWith<const A extends NamedBatch>(
  scope: Scope,
  actor: Actor,
  name: string,
  belonging: (taskId: string) => A,
): Promise<[Task, BatchResults<A>]> {
  const id = await idOf(scope, name);
  const [row, answers] = await findWith(scope, id, actor, belonging(id));
  return [admitTask(actor, row, 'hidden'), answers];
}

/**
 * A task in the trash and what belongs to it, as {@link readTaskWith}.
 * @throws AppError `not_found` unless it is there
 */
export async function readTrashedTask<const A extends NamedBatch>(
  scope: Scope,
  actor: Actor,
  name: string,
  belonging: (taskId: string) => A,
): Promise<[Task, BatchResults<A>]> {
  const id = await idOf(scope, name);
  const [row, answers] = await findWith(scope, id, actor, belonging(id));
  const task = admitTask(actor, row, 'shown');
  if (task.deletedAt === null) throw notFound('task');
  return [task, answers];
}

export interface Opening {
  /** Holds its project as well: for ranks and parents. */
  readonly project?: boolean;
  /** Locks the workflow of its project, for a new status. */
  readonly workflow?: boolean;
  readonly deleted?: 'hidden' | 'shown';
}

/**
 * A task, locked until the end of the unit of work, and what else the change depends on.
 * @throws AppError `not_found`
 */
export async function openTask<const A extends NamedBatch>(
  tx: TxScope,
  actor: Actor,
  name: string,
  needed: (taskId: string) => A,
  { project = false, workflow = false, deleted = 'hidden' }: Opening = {},
): Promise<[Task, BatchResults<A>]> {
  const id = await idOf(tx, name);
  const keep = workflow ? keepWorkflowOf(id) : undefined;
  const locks = [project ? lockProjectOf(id) : keep, lockTask(id)];
  const [row, answers] = await findWith(tx, id, actor, needed(id), locks);
  return [admitTask(actor, row, deleted), answers];
}

async function idOf(scope: Scope, name: string): Promise<string> {
  const ref = taskRef(name);
  if (ref.by === 'id') return ref.id;
  const [[found]] = await scope.batch([findId(ref.key, ref.number)]);
  if (!found) throw notFound('task');
  return found.id;
}

async function findWith<A extends NamedBatch>(
  scope: Scope,
  id: string,
  actor: Actor,
  others: A,
  locks: readonly (Call<unknown> | undefined)[] = [],
): Promise<[Task | undefined, BatchResults<A>]> {
  const asked: NamedBatch = { task: findTask({ by: 'id', id }, actor), ...others };
  const { task, ...answers } = await namedBatch(scope, asked, { after: locks });
  const row = task?.[0] as TaskStandingRow | undefined;
  return [await toTaskIn(scope, row), answers as BatchResults<A>];
}
