import { placeOf } from '#kernel/sort.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { SORTS, toFilter } from './filter.ts';
import type { Task } from './model.ts';
import { listTasks } from './store/list.ts';

/**
 * Tasks the actor may see, the ones due first coming first, those without a due time last.
 * @param q part of the title
 * @returns up to `limit`, and how many there are
 */
export async function soonestTasks(
  scope: Scope,
  actor: Actor,
  { q, limit }: { q: string | undefined; limit: number },
): Promise<{ tasks: Task[]; total: number }> {
  const filter = toFilter(q === undefined ? {} : { q }, actor);
  const place = placeOf(SORTS, 'dueAt', undefined);
  const { found, total = found.length } = await listTasks(scope, filter, place, limit, true);
  return { tasks: found.map(({ task }) => task), total };
}
