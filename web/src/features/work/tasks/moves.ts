import {
  dataOf,
  postTasksByIdMove,
  postTasksByIdTransition,
  toProblem,
  within,
  type Task,
  type TenantApi,
} from '#api/index.ts';
import { did, queryClient, statusName } from '#shared/index.ts';
import { announce, toastProblem } from '#ui/index.ts';
import { accept, current, reasonOf } from './answer.ts';
import { cachedWorkflow, moveCached, patchCached, placeOf, refresh, snapshot } from './cache.ts';
import { inTurn } from './in-turn.ts';
import type { Place } from './pages.ts';
import { stepsBetween } from './ways.ts';

/** Moves a card on the board; what is shown follows at once and returns when the server refuses. */
export async function moveTask(api: TenantApi, task: Task, place: Place): Promise<void> {
  await queryClient.cancelQueries({ queryKey: [api.slug, 'tasks', 'column', task.projectId] });
  const origin = placeOf(api.slug, task);
  try {
    const fresh = await sendMove(api, task, place);
    const what =
      place.status === task.status ? 'reordered' : `moved to ${statusName(place.status)}`;
    did(`${task.key} ${what}`, () => moveBack(api, fresh, origin));
  } catch (error) {
    announce(`${task.key} could not be moved and is back where it was.`);
    toastProblem(`Couldn’t move ${task.key}: ${reasonOf(error)}`);
  }
}

/** Changes the status from a menu; the card goes to the end of its new column. */
export async function changeStatus(api: TenantApi, task: Task, status: string): Promise<void> {
  const origin = placeOf(api.slug, task);
  announce(`${task.key} is now ${statusName(status)}.`);
  const call = { ...within(api.slug), path: { id: task.id }, body: { status } };
  try {
    const fresh = await place(api, task, { status }, () => dataOf(postTasksByIdTransition(call)));
    did(`${task.key} moved to ${statusName(status)}`, () => moveBack(api, fresh, origin));
  } catch (error) {
    toastProblem(`Couldn’t move ${task.key}: ${reasonOf(error)}`);
  }
}

function sendMove(api: TenantApi, task: Task, to: Place, version?: number): Promise<Task> {
  const { status, before, after } = to;
  const body = {
    ...(status === task.status ? {} : { status }),
    ...(before && { before }),
    ...(after && { after }),
  };
  return place(api, task, to, () =>
    dataOf(postTasksByIdMove({ ...within(api.slug, version), path: { id: task.id }, body })),
  );
}

/** Shows a card in its new place while the server is told, and puts everything back when it refuses. */
async function place(
  api: TenantApi,
  task: Task,
  to: Place,
  send: () => Promise<Task>,
): Promise<Task> {
  const { slug } = api;
  const putBack = snapshot(slug);
  moveCached(slug, task, to);
  patchCached(slug, task.id, (shown) => ({ ...shown, ...inStatus(slug, task, to.status) }));
  try {
    return await inTurn(task.id, async () => {
      const fresh = await send();
      accept(slug, fresh, task);
      return fresh;
    });
  } catch (error) {
    putBack();
    refresh(slug, 'lists');
    throw error;
  }
}

/**
 * Undoes a move, unless the card was moved again. Where its workflow has no step straight back, the card goes by way of
 * other states.
 * @param left the task as the move left it
 */
async function moveBack(api: TenantApi, left: Task, origin: Place): Promise<void> {
  let now = await current(api, left);
  if (now.status !== left.status || now.rank !== left.rank)
    throw new Error(`${left.key} was moved again since.`);
  const workflow = cachedWorkflow(api.slug, left.projectId);
  for (const status of stepsBetween(workflow?.states ?? [], now.status, origin.status))
    now = await sendMove(api, now, { status }, now.version);
  try {
    await sendMove(api, now, origin, now.version);
  } catch (error) {
    // Its neighbour has left the column: the end of it is as near as it gets.
    const isGone = ['conflict', 'not_found'].includes(toProblem(error).code);
    if (!isGone || now.status === origin.status) throw error;
    await sendMove(api, now, { status: origin.status });
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
