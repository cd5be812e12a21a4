import {
  deleteTrashProjectsById,
  deleteTrashTasksById,
  postProjectsByIdRestore,
  postTasksByIdRestore,
  within,
} from '#api/index.ts';
import type { Change } from '#shared/index.ts';
import { trashKey } from './queries.ts';

/** Something in the trash, under the name people know it by. */
export interface Trashed {
  kind: 'task' | 'project';
  id: string;
  name: string;
}

const stale = (slug: string) => [trashKey(slug), [slug, 'projects'], [slug, 'tasks']];

export const restoring = (slug: string): Change<Trashed> => ({
  send: ({ kind, id }) => {
    const call = { ...within(slug), path: { id } };
    return kind === 'task' ? postTasksByIdRestore(call) : postProjectsByIdRestore(call);
  },
  stale: stale(slug),
  done: (_answer, { name }) => `${name} restored`,
});

export const purge = (slug: string): Change<Trashed> => ({
  send: ({ kind, id }) => {
    const call = { ...within(slug), path: { id } };
    return kind === 'task' ? deleteTrashTasksById(call) : deleteTrashProjectsById(call);
  },
  stale: stale(slug),
  done: (_answer, { name }) => `${name} deleted permanently`,
});
