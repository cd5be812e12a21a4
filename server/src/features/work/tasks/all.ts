import { cursorAt, placeOf } from '#kernel/sort.ts';
import { type Clock, iso } from '#kernel/time.ts';
import { type Scope, namedBatch } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import type { Project } from '#features/work/projects/index.ts';
import { workflowOf } from '#features/work/workflow/index.ts';
import { SORTS, toFilter } from './filter.ts';
import type { Task } from './model.ts';
import type { StatisticsView } from './schema.ts';
import { toStatistics } from './statistics.ts';
import { listTasks } from './store/list.ts';
import { statisticsCalls, toTally } from './store/statistics.ts';

/** Tasks that are in memory at the same time, each with a description of up to 100,000 characters. */
const AT_ONCE = 200;

/** Every task of a project that the actor may see, by number, some at a time. */
export async function* tasksOf(
  scope: Scope,
  actor: Actor,
  projectId: string,
): AsyncGenerator<readonly Task[]> {
  const filter = toFilter({ project: projectId }, actor);
  for (let cursor: string | undefined; ;) {
    const place = placeOf(SORTS, 'number', cursor);
    const { found } = await listTasks(scope, filter, place, AT_ONCE, false);
    yield found.map(({ task }) => task);
    const last = found.at(-1);
    if (!last || found.length < AT_ONCE) return;
    cursor = cursorAt(place, last.sortValue, last.task.id);
  }
}

/** The tasks of a project, counted as they are now. */
export async function statisticsOf(
  scope: Scope,
  actor: Actor,
  { id: projectId, workflowRevision: revision }: Project,
  { clock, people }: { clock: Clock; people: Directory },
): Promise<StatisticsView> {
  const filter = toFilter({ project: projectId }, actor);
  const { groups, late } = await namedBatch(scope, statisticsCalls(filter, iso(clock.now())));
  const workflow = await workflowOf(scope, { projectId, revision });
  return toStatistics(groups.map(toTally), late[0]?.overdue ?? 0, people, workflow);
}
