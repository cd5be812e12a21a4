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
} from '#api/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import { changer, queryClient, remember, type Change } from '#shared/index.ts';
import { announce, toastProblem } from '#ui/index.ts';
import { accept, current, reasonOf } from './answer.ts';
import { isUntouched, lookOf, reverse } from './back.ts';
import { cachedTask, dropCached, patchCached, refresh, snapshot } from './cache.ts';
import { taskChanger } from './line.ts';
import { isText, reverseText, sendText, takeConflicts, type NewText } from './texts.ts';
import { editWords } from './words.ts';

/**
 * Changes a task at once in every list and then at the server; takes it back on a refusal. The message that
 * says so can undo it.
 * @param look how the change shows before the server has answered
 * @throws Problem; status 412 when somebody else was faster
 */
export const changeTask = (
  live: LiveWorkspace,
  task: Task,
  change: TaskPatch,
  look: Partial<Task> = {},
): Promise<Task> =>
  taskChanger(live, task.id, {
    ...edit(live, task, look),
    done: (fresh) => editWords(task, change, fresh),
    undo: async (fresh) => {
      const now = await current(live, task);
      if (!isUntouched(fresh, now, change)) throw new Error(`${task.key} has changed since.`);
      const back = reverse(task, change);
      const undone = edit(live, now, lookOf(back, task.assignee), now.version);
      await taskChanger(live, task.id, undone).attempt(back);
    },
  }).attempt(change);

/**
 * Changes a text of a task. What else becomes of the task meanwhile is no conflict, and what others write elsewhere in a
 * description is merged with it.
 * @throws Problem; code `text_conflict` when someone else changed the same, which is shown then
 */
export const changeText = (
  live: LiveWorkspace,
  task: Task,
  text: NewText,
  look: Partial<Task> = {},
): Promise<Task> =>
  taskChanger(live, task.id, {
    ...edit(live, task, look),
    done: (fresh) =>
      editWords(task, 'title' in text ? text : { description: text.description }, fresh),
    undo: async (fresh) => {
      const now = await current(live, task);
      if ('title' in text && !isUntouched(fresh, now, text))
        throw new Error(`${task.key} has changed since.`);
      await taskChanger(live, task.id, edit(live, now, {})).attempt(reverseText(task, text));
    },
  }).attempt(text);

/** @param known the version it is based on, unless that is the newest that is cached */
const edit = (
  live: LiveWorkspace,
  task: Task,
  look: Partial<Task>,
  known?: number,
): Change<TaskPatch | NewText, Task> => ({
  show: () => {
    const before = Object.fromEntries(
      Object.keys(look).map((field) => [field, task[field as keyof Task]]),
    );
    patchCached(live.slug, task.id, (shown) => ({ ...shown, ...look }));
    return (error) => {
      patchCached(live.slug, task.id, (shown) => ({ ...shown, ...before }));
      takeConflicts(live.slug, task.id, toProblem(error));
      void queryClient.invalidateQueries({ queryKey: [live.slug, 'tasks', 'one', task.key] });
    };
  },
  send: (body) => {
    if (isText(body)) return sendText(live, task, body);
    const version = known ?? cachedTask(live.slug, task.id)?.version ?? task.version;
    return dataOf(patchTasksById({ ...within(live.slug, version), path: { id: task.id }, body }));
  },
  take: (fresh) => accept(live, fresh, task),
});

/** A change whose failure is told by a message, for controls that keep no text of their own. */
export function editTask(
  live: LiveWorkspace,
  task: Task,
  change: TaskPatch,
  look: Partial<Task> & { assignee?: Reference | null } = {},
): void {
  changeTask(live, task, change, look).catch((error: unknown) => {
    const stale = toProblem(error).status === 412;
    toastProblem(
      stale ? `Someone else changed ${task.key} in the meantime.` : messageOf(error),
      stale
        ? {
            label: 'Change anyway',
            run: () => editTask(live, cachedTask(live.slug, task.id) ?? task, change, look),
          }
        : undefined,
    );
  });
}

/** @throws Problem */
export const createTask = (live: LiveWorkspace, body: NewTask): Promise<Task> =>
  changer<NewTask, Task>({
    send: (task) => dataOf(postTasks({ ...within(live.slug), body: task })),
    take: (task) => {
      accept(live, task, null);
      announce(`${task.key} created.`);
      remember(`${task.key} created`, () =>
        taskChanger(live, task.id, removal(live)).attempt(task),
      );
    },
  }).attempt(body);

/** Moves a task to the trash at once; the message that says so can bring it back. */
export function deleteTask(live: LiveWorkspace, task: Task): void {
  const putBack = snapshot(live);
  const back: Change<Task, Task> = {
    ...returning(live),
    show: () => {
      putBack();
      return () => refresh(live.slug, 'lists');
    },
  };
  void taskChanger(live, task.id, {
    ...removal(live),
    early: {
      done: `${task.key} moved to the trash`,
      undo: () => taskChanger(live, task.id, back).attempt(task),
    },
    refused: (error) => `Couldn’t delete ${task.key}: ${reasonOf(error)}`,
  }).run(task);
}

/** Takes a task out of the trash at once, back to where it was; refused, it stays deleted. */
export const restoreTask = (live: LiveWorkspace, task: Task): void =>
  void taskChanger(live, task.id, {
    ...returning(live),
    show: () => {
      const putBack = snapshot(live);
      dropCached(live.slug, task.id);
      return putBack;
    },
    done: `${task.key} restored`,
    undo: () => taskChanger(live, task.id, removal(live)).attempt(task),
    refused: (error) => `Couldn’t restore ${task.key}: ${reasonOf(error)}`,
  }).run(task);

const removal = (live: LiveWorkspace): Change<Task> => ({
  show: ({ id }) => {
    const putBack = snapshot(live);
    dropCached(live.slug, id);
    return putBack;
  },
  send: ({ id }) => deleteTasksById({ ...within(live.slug), path: { id } }),
  take: () => refresh(live.slug, 'history'),
});

const returning = (live: LiveWorkspace): Change<Task, Task> => ({
  send: ({ id }) => dataOf(postTasksByIdRestore({ ...within(live.slug), path: { id } })),
  take: (fresh, task) => {
    accept(live, fresh, task);
    refresh(live.slug, 'lists');
  },
});
