import { placeOf } from '#kernel/sort.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { SORTS, type TaskSort, toFilter } from './filter.ts';
import type { Task } from './model.ts';
import type { TaskFilterQuery } from './schema.ts';
import { listTasks } from './store/list.ts';

/**
 * Tasks the actor may see, the ones due first coming first, those without a due time last.
 * @param q part of the title
 * @returns up to `limit`, and how many there are
 */
export const soonestTasks = (
  scope: Scope,
  actor: Actor,
  { q, limit }: { q: string | undefined; limit: number },
): Promise<{ tasks: Task[]; total: number }> =>
  findTasks(scope, actor, q === undefined ? {} : { q }, { limit });

/**
 * Tasks the actor may see, chosen as a list of the API chooses them.
 * @returns up to `limit`, and how many there are, as far as that is counted
 */
export async function findTasks(
  scope: Scope,
  actor: Actor,
  query: TaskFilterQuery,
  { limit, sort = 'dueAt' }: { limit: number; sort?: TaskSort | `-${TaskSort}` },
): Promise<{ tasks: Task[]; total: number }> {
  const place = placeOf(SORTS, sort, undefined);
  const filter = toFilter(query, actor);
  const { found, total } = await listTasks(scope, filter, place, limit, true);
  return { tasks: found.map(({ task }) => task), total: total?.total ?? found.length };
}
