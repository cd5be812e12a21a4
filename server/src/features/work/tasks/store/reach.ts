import type { Place } from '#kernel/sort.ts';
import { type Builder, listOf, statements } from '#tenancy/language/index.ts';
import { type Scope, call, gather } from '#tenancy/scope/index.ts';
import type { LabelTables } from '#features/work/labels/index.ts';
import type { TaskFilter, TaskSort } from '../filter.ts';
import { tallied } from './count.ts';
import {
  type FilterParams,
  type FilterShape,
  type Reach,
  filterParams,
  filterShape,
} from './filter.ts';
import type { WorkTables } from './tables.ts';

/** How many tasks are fetched and sorted rather than looked for along an order. */
const FEW = 2000;

const countAssigned = statements((db: Builder<WorkTables>, $: FilterParams, shape: FilterShape) =>
  tallied(db, $, shape).select(({ fn, lit }) =>
    fn.coalesce(fn.sum<number>('c.tasks'), lit(0)).as('tasks'),
  ),
);

const countLabelled = statements(
  (db: Builder<LabelTables>, $: FilterParams & { enough: number }, { labels }: FilterShape) =>
    db
      .selectFrom(
        db
          .selectFrom('task_label')
          .select('task_id')
          .where('label', 'in', listOf<string>($, 'label', labels))
          .limit($.enough)
          .as('some'),
      )
      .select(({ fn }) => fn.countAll<number>().as('tasks')),
);

/**
 * From where a list is read. Who has few tasks, or a label that few tasks have, is where to begin, and they are
 * sorted; along an order there might be nobody else's for long. Where there are many, the order is where to begin:
 * some of them come soon. The database cannot tell, as it plans for anybody.
 */
export async function reachOf(
  scope: Scope,
  filter: TaskFilter,
  { field }: Pick<Place<TaskSort>, 'field'>,
): Promise<Exclude<Reach, 'all'>> {
  const isOfPerson = typeof filter.assigneeId === 'string';
  if (filter.deleted || filter.search === 'key' || filter.parentId !== undefined) return 'order';
  // An index holds the tasks of a person in a project in this order.
  if (isOfPerson && field === 'updatedAt' && filter.labels.length === 0) return 'assignee';
  if (!isOfPerson && filter.labels.length === 0) return 'order';
  const isLabelled = filter.labels.length > 0;
  const { labelled, assigned } = await gather(scope, {
    labelled: isLabelled
      ? call(countLabelled(filterShape(filter)), { ...filterParams(filter), enough: FEW + 1 })
      : undefined,
    assigned: isOfPerson ? call(countAssigned(ofPerson(filter)), filterParams(filter)) : undefined,
  });
  const isFew = (rows: readonly { tasks: number }[]): boolean => Number(rows[0]?.tasks ?? 0) <= FEW;
  if (isLabelled && isFew(labelled)) return 'labels';
  return isOfPerson && isFew(assigned) ? 'assignee' : 'order';
}

/** All that a person has there, whatever else the filter asks for and whoever may see it. */
const ofPerson = (filter: TaskFilter): FilterShape => ({
  ...filterShape({ ...filter, labels: [], statuses: [], priorities: [] }),
  seesAll: true,
});
