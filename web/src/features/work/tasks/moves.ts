import {
  dataOf,
  postTasksByIdMove,
  postTasksByIdTransition,
  toProblem,
  within,
  type Task,
} from '#api/index.ts';
import { statusName } from '#features/work/fields/index.ts';
import type { LiveWorkspace } from '#live/index.ts';
import type { Change } from '#shared/index.ts';
import { announce } from '#ui/index.ts';
import { accept, current, reasonOf } from './answer.ts';
import { cachedWorkflow, moveCached, patchCached, placeOf, refresh, snapshot } from './cache.ts';
import { taskChanger } from './line.ts';
import type { Place } from './pages.ts';
import { stepsBetween } from './ways.ts';

/** Moves a card on the board; what is shown follows at once and returns when the server refuses. */
export async function moveTask(live: LiveWorkspace, task: Task, to: Place): Promise<void> {
  const origin = placeOf(live.slug, task);
  const what = to.status === task.status ? 'reordered' : `moved to ${statusName(to.status)}`;
  await taskChanger(live, task.id, {
    ...moving(live, task),
    over: [live.slug, 'tasks', 'column', task.projectId],
    done: `${task.key} ${what}`,
    undo: (fresh) => moveBack(live, fresh, origin),
    refused: (error) => {
      announce(`${task.key} could not be moved and is back where it was.`);
      return `Couldn’t move ${task.key}: ${reasonOf(error)}`;
    },
  }).run(to);
}

/** Changes the status from a menu; the card goes to the end of its new column. */
export async function changeStatus(live: LiveWorkspace, task: Task, status: string): Promise<void> {
  const origin = placeOf(live.slug, task);
  announce(`${task.key} is now ${statusName(status)}.`);
  await taskChanger(live, task.id, {
    ...moving(live, task),
    send: () =>
      dataOf(
        postTasksByIdTransition({ ...within(live.slug), path: { id: task.id }, body: { status } }),
      ),
    done: `${task.key} moved to ${statusName(status)}`,
    undo: (fresh) => moveBack(live, fresh, origin),
    refused: (error) => `Couldn’t move ${task.key}: ${reasonOf(error)}`,
  }).run({ status });
}

/** Shows a card in its new place while the server is told, and puts everything back when it refuses. */
const moving = (live: LiveWorkspace, task: Task, version?: number): Change<Place, Task> => ({
  show: (to) => {
    const { slug } = live;
    const putBack = snapshot(live);
    moveCached(slug, task, to);
    patchCached(slug, task.id, (shown) => ({ ...shown, ...inStatus(slug, task, to.status) }));
    return () => {
      putBack();
      refresh(slug, 'lists');
    };
  },
  send: ({ status, before, after }) => {
    const body = {
      ...(status === task.status ? {} : { status }),
      ...(before && { before }),
      ...(after && { after }),
    };
    const call = { ...within(live.slug, version), path: { id: task.id }, body };
    return dataOf(postTasksByIdMove(call));
  },
  take: (fresh) => accept(live, fresh, task),
});

/**
 * Undoes a move, unless the card was moved again. Where its workflow has no step straight back, the card goes by way of
 * other states.
 * @param left the task as the move left it
 */
async function moveBack(live: LiveWorkspace, left: Task, origin: Place): Promise<void> {
  let now = await current(live, left);
  if (now.status !== left.status || now.rank !== left.rank)
    throw new Error(`${left.key} was moved again since.`);
  const send = (task: Task, to: Place, version?: number): Promise<Task> =>
    taskChanger(live, task.id, moving(live, task, version)).attempt(to);
  const workflow = cachedWorkflow(live.slug, left.projectId);
  for (const status of stepsBetween(workflow?.states ?? [], now.status, origin.status))
    now = await send(now, { status }, now.version);
  try {
    await send(now, origin, now.version);
  } catch (error) {
    // Its neighbour has left the column: the end of it is as near as it gets.
    const isGone = ['conflict', 'not_found'].includes(toProblem(error).code);
    if (!isGone || now.status === origin.status) throw error;
    await send(now, { status: origin.status });
  }
}

/** A task as it will be in a status. */
function inStatus(
  slug: string,
  task: Task,
  status: string,
): Pick<Task, 'status' | 'category' | 'transitions'> {
  const state = cachedWorkflow(slug, task.projectId)?.states.find(({ name }) => name === status);
  return {
    status,
    category: state?.category ?? task.category,
    transitions: status === task.status ? task.transitions : (state?.next ?? []),
  };
}
