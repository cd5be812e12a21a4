import {
  dataOf,
  deleteTasksById,
  messageOf,
  patchTasksById,
  postTasks,
  postTasksByIdMove,
  postTasksByIdRestore,
  postTasksByIdTransition,
  toProblem,
  within,
  type NewTask,
  type Reference,
  type Task,
  type TaskPatch,
  type TenantApi,
} from '#api/index.ts';
import { labelsQuery } from '#features/workspaces/index.ts';
import { queryClient } from '#shared/index.ts';
import { announce, statusNames, toast, toastProblem, type Status } from '#ui/index.ts';
import {
  cachedInStatus,
  cachedTask,
  dropCached,
  moveCached,
  patchCached,
  refresh,
  snapshot,
} from './cache.ts';
import { inTurn, isQueued } from './in-turn.ts';
import { takeAnswer } from './live/reader.ts';
import type { Place } from './pages.ts';

/**
 * Changes a task at once in every list and then at the server; takes it back on a refusal.
 * @param look how the change shows before the server has answered
 * @throws Problem; status 412 when somebody else was faster
 */
export async function changeTask(
  api: TenantApi,
  task: Task,
  change: TaskPatch,
  look: Partial<Task> = {},
): Promise<Task> {
  const before = Object.fromEntries(
    Object.keys(look).map((field) => [field, task[field as keyof Task]]),
  );
  patchCached(api.slug, task.id, (shown) => ({ ...shown, ...look }));
  return inTurn(task.id, async () => {
    try {
      const version = cachedTask(api.slug, task.id)?.version ?? task.version;
      const fresh = await dataOf(
        patchTasksById({ ...within(api.slug, version), path: { id: task.id }, body: change }),
      );
      accept(api.slug, fresh, task);
      return fresh;
    } catch (error) {
      patchCached(api.slug, task.id, (shown) => ({ ...shown, ...before }));
      await queryClient.invalidateQueries({ queryKey: [api.slug, 'tasks', 'one', task.key] });
      throw error;
    }
  });
}

/** A change whose failure is told by a message, for controls that keep no text of their own. */
export function editTask(
  api: TenantApi,
  task: Task,
  change: TaskPatch,
  look: Partial<Task> & { assignee?: Reference | null } = {},
): void {
  changeTask(api, task, change, look).catch((error: unknown) => {
    const stale = toProblem(error).status === 412;
    toastProblem(
      stale ? `Someone else changed ${task.key} in the meantime.` : messageOf(error),
      stale
        ? {
            label: 'Change anyway',
            run: () => editTask(api, cachedTask(api.slug, task.id) ?? task, change, look),
          }
        : undefined,
    );
  });
}

/** Moves a card on the board; what is shown follows at once and returns when the server refuses. */
export async function moveTask(api: TenantApi, task: Task, place: Place): Promise<void> {
  const { slug } = api;
  await queryClient.cancelQueries({ queryKey: [slug, 'tasks', 'column', task.projectId] });
  const putBack = snapshot(slug);
  moveCached(slug, task, place);
  patchCached(slug, task.id, (shown) => ({ ...shown, ...inStatus(slug, task, place.status) }));
  try {
    const { status, before, after } = place;
    const body = {
      ...(status === task.status ? {} : { status }),
      ...(before && { before }),
      ...(after && { after }),
    };
    await inTurn(task.id, async () => {
      const answer = postTasksByIdMove({ ...within(slug), path: { id: task.id }, body });
      accept(slug, await dataOf(answer), task);
    });
  } catch (error) {
    putBack();
    refresh(slug, 'lists');
    announce(`${task.key} could not be moved and is back where it was.`);
    toastProblem(`${task.key} is back where it was: ${messageOf(error)}`);
  }
}

/** Changes the status from a menu; the card goes to the end of its new column. */
export async function changeStatus(api: TenantApi, task: Task, status: Status): Promise<void> {
  const putBack = snapshot(api.slug);
  moveCached(api.slug, task, { status });
  patchCached(api.slug, task.id, (shown) => ({ ...shown, ...inStatus(api.slug, task, status) }));
  announce(`${task.key} is now ${statusNames[status]}.`);
  try {
    await inTurn(task.id, async () => {
      const call = { ...within(api.slug), path: { id: task.id }, body: { status } };
      accept(api.slug, await dataOf(postTasksByIdTransition(call)), task);
    });
  } catch (error) {
    putBack();
    refresh(api.slug, 'lists');
    toastProblem(messageOf(error));
  }
}

/** @throws Problem */
export async function createTask(api: TenantApi, body: NewTask): Promise<Task> {
  const task = await dataOf(postTasks({ ...within(api.slug), body }));
  accept(api.slug, task, null);
  announce(`${task.key} created.`);
  return task;
}

/** Moves a task to the trash at once; the message that says so can bring it back. */
export function deleteTask(api: TenantApi, task: Task): void {
  const putBack = snapshot(api.slug);
  dropCached(api.slug, task.id);
  const done = inTurn(task.id, () =>
    deleteTasksById({ ...within(api.slug), path: { id: task.id } }),
  );
  toast(`${task.key} deleted`, {
    label: 'Undo',
    run: () => {
      putBack();
      done
        .then(() => dataOf(postTasksByIdRestore({ ...within(api.slug), path: { id: task.id } })))
        .then((fresh) => accept(api.slug, fresh, task))
        .catch((error: unknown) => toastProblem(messageOf(error)))
        .finally(() => refresh(api.slug, 'lists'));
    },
  });
  done.then(
    () => refresh(api.slug, 'history'),
    (error: unknown) => {
      putBack();
      toastProblem(`${task.key} is still here: ${messageOf(error)}`);
    },
  );
}

/** Takes a task out of the trash at once, back to where it was; refused, it stays deleted. */
export async function restoreTask(api: TenantApi, task: Task): Promise<void> {
  const putBack = snapshot(api.slug);
  dropCached(api.slug, task.id);
  try {
    await inTurn(task.id, async () => {
      const answer = postTasksByIdRestore({ ...within(api.slug), path: { id: task.id } });
      accept(api.slug, await dataOf(answer), task);
    });
    toast(`${task.key} restored`);
  } catch (error) {
    putBack();
    toastProblem(`${task.key} is still deleted: ${messageOf(error)}`);
  }
}

/** A task as it will be in a status: what may come next is learnt from another that is there. */
function inStatus(slug: string, task: Task, status: Status): Pick<Task, 'status' | 'transitions'> {
  const like =
    status === task.status ? task : cachedInStatus(slug, task.projectId, status, task.id);
  return { status, transitions: like?.transitions ?? [] };
}

/**
 * Takes the server's answer, unless a later change of the same task is already on its way.
 * @param before the task as it was; null for a new one
 */
function accept(slug: string, fresh: Task, before: Task | null): void {
  if (isQueued(fresh.id))
    patchCached(slug, fresh.id, (shown) => ({ ...shown, version: fresh.version }));
  else takeAnswer(slug, { task: fresh, before });
  refresh(slug, 'history');
  refreshLabels(slug, fresh);
}

/** A label that nobody has used before has a colour only the server knows. */
function refreshLabels(slug: string, { labels }: Task): void {
  const { queryKey } = labelsQuery(slug);
  const known = queryClient.getQueryData(queryKey)?.map((label) => label.name) ?? [];
  if (labels.some((name) => !known.includes(name)))
    void queryClient.invalidateQueries({ queryKey });
}
