import {
  deleteTrashProjectsById,
  deleteTrashTasksById,
  messageOf,
  postProjectsByIdRestore,
  postTasksByIdRestore,
  within,
} from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { trashKey } from './queries.ts';

/** Something in the trash, under the name people know it by. */
export interface Trashed {
  kind: 'task' | 'project';
  id: string;
  name: string;
}

export const restore = (slug: string, { kind, id, name }: Trashed): Promise<boolean> =>
  act(slug, `${name} restored`, () =>
    kind === 'task'
      ? postTasksByIdRestore({ ...within(slug), path: { id } })
      : postProjectsByIdRestore({ ...within(slug), path: { id } }),
  );

export const purge = (slug: string, { kind, id, name }: Trashed): Promise<boolean> =>
  act(slug, `${name} deleted permanently`, () =>
    kind === 'task'
      ? deleteTrashTasksById({ ...within(slug), path: { id } })
      : deleteTrashProjectsById({ ...within(slug), path: { id } }),
  );

async function act(slug: string, done: string, work: () => Promise<unknown>): Promise<boolean> {
  let isDone = true;
  try {
    await work();
    toast(done);
  } catch (error) {
    isDone = false;
    toastProblem(messageOf(error));
  }
  await Promise.all(
    [trashKey(slug), [slug, 'projects'], [slug, 'tasks']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
  return isDone;
}
