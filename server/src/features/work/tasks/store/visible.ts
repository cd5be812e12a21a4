import { type Builder, statements } from '#tenancy/query/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import {
  type Sight,
  type ViewerParams,
  visible,
  visibleRows,
} from '#features/work/projects/index.ts';
import type { WorkTables } from './tables.ts';

/** How many projects are read one by one at the most. */
const FEW = 32;

/** As `t` the tasks of the projects that someone may see; those in the trash among them. */
export const visibleTasks = <T extends WorkTables>(db: Builder<T>, $: ViewerParams, sight: Sight) =>
  visibleRows(db, 'task as t', $, sight);

const selectVisible = statements(
  (db: Builder<WorkTables>, $: ViewerParams & { limit: number }, sight: Sight) =>
    visible(db, $, sight).select('p.id').limit($.limit),
);

/** The ids of the projects someone sees, when they are few; undefined when they are many. */
export async function visibleProjects(
  scope: Scope,
  { actorId: actor, seesAll }: { readonly actorId: string; readonly seesAll: boolean },
): Promise<string[] | undefined> {
  const rows = await scope.rows(selectVisible({ seesAll }), { actor, limit: FEW + 1 });
  return rows.length > FEW ? undefined : rows.map(({ id }) => id);
}
