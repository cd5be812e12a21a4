import {
  dataOf,
  deleteTasksById,
  messageOf,
  patchTasksById,
  postTasks,
  postTasksByIdRestore,
  toProblem,
  within,
  type NewTask,
  type Reference,
  type Task,
  type TaskPatch,
  type TenantApi,
} from '#api/index.ts';
import { did, queryClient, remember } from '#shared/index.ts';
import { announce, toastProblem } from '#ui/index.ts';
import { accept, current, reasonOf } from './answer.ts';
import { isUntouched, lookOf, reverse } from './back.ts';
import { cachedTask, dropCached, patchCached, refresh, snapshot } from './cache.ts';
import { inTurn } from './in-turn.ts';
import { isText, reverseText, sendText, takeConflicts, type NewText } from './texts.ts';
import { editWords } from './words.ts';

/**
 * Changes a task at once in every list and then at the server; takes it back on a refusal. The message that
 * says so can undo it.
 * @param look how the change shows before the server has answered
 * @throws Problem; status 412 when somebody else was faster
 */
export async function changeTask(
  api: TenantApi,
  task: Task,
  change: TaskPatch,
  look: Partial<Task> = {},
): Promise<Task> {
  const fresh = await sendChange(api, task, change, look);
  did(editWords(task, change, fresh), async () => {
    const now = await current(api, task);
    if (!isUntouched(fresh, now, change)) throw new Error(`${task.key} has changed since.`);
    const back = reverse(task, change);
    await sendChange(api, now, back, lookOf(back, task.assignee), now.version);
  });
  return fresh;
}

/**
 * Changes a text of a task. What else becomes of the task meanwhile is no conflict, and what others write elsewhere in a
 * description is merged with it.
 * @throws Problem; code `text_conflict` when somebody else changed the same, which is shown then
 */
export async function changeText(
  api: TenantApi,
  task: Task,
  text: NewText,
  look: Partial<Task> = {},
): Promise<Task> {
  const fresh = await sendChange(api, task, text, look);
  const change = 'title' in text ? text : { description: text.description };
  did(editWords(task, change, fresh), async () => {
    if ('title' in text && !isUntouched(fresh, await current(api, task), text))
      throw new Error(`${task.key} has changed since.`);
    await sendChange(api, cachedTask(api.slug, task.id) ?? fresh, reverseText(task, text), {});
  });
  return fresh;
}

async function sendChange(
  api: TenantApi,
  task: Task,
  change: TaskPatch | NewText,
  look: Partial<Task>,
  known?: number,
): Promise<Task> {
  const before = Object.fromEntries(
    Object.keys(look).map((field) => [field, task[field as keyof Task]]),
  );
  patchCached(api.slug, task.id, (shown) => ({ ...shown, ...look }));
  return inTurn(task.id, async () => {
    try {
      const version = known ?? cachedTask(api.slug, task.id)?.version ?? task.version;
      const fresh = await (isText(change)
        ? sendText(api, task, change)
        : dataOf(
            patchTasksById({ ...within(api.slug, version), path: { id: task.id }, body: change }),
          ));
      accept(api.slug, fresh, task);
      return fresh;
    } catch (error) {
      patchCached(api.slug, task.id, (shown) => ({ ...shown, ...before }));
      takeConflicts(api.slug, task.id, toProblem(error));
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

/** @throws Problem */
export async function createTask(api: TenantApi, body: NewTask): Promise<Task> {
  const task = await dataOf(postTasks({ ...within(api.slug), body }));
  accept(api.slug, task, null);
  announce(`${task.key} created.`);
  remember(`${task.key} created`, () => backToTrash(api, task));
  return task;
}

/** Moves a task to the trash at once; the message that says so can bring it back. */
export function deleteTask(api: TenantApi, task: Task): void {
  const putBack = snapshot(api.slug);
  dropCached(api.slug, task.id);
  const done = inTurn(task.id, () =>
    deleteTasksById({ ...within(api.slug), path: { id: task.id } }),
  );
  did(`${task.key} moved to the trash`, async () => {
    putBack();
    try {
      await done;
      const call = { ...within(api.slug), path: { id: task.id } };
      accept(api.slug, await dataOf(postTasksByIdRestore(call)), task);
    } finally {
      refresh(api.slug, 'lists');
    }
  });
  done.then(
    () => refresh(api.slug, 'history'),
    (error: unknown) => {
      putBack();
      toastProblem(`Couldn’t delete ${task.key}: ${reasonOf(error)}`);
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
    did(`${task.key} restored`, () => backToTrash(api, task));
  } catch (error) {
    putBack();
    toastProblem(`Couldn’t restore ${task.key}: ${reasonOf(error)}`);
  }
}

async function backToTrash(api: TenantApi, task: Task): Promise<void> {
  await inTurn(task.id, () => deleteTasksById({ ...within(api.slug), path: { id: task.id } }));
  dropCached(api.slug, task.id);
  refresh(api.slug, 'lists');
}
