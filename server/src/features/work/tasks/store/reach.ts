import type { CursorPosition } from '#kernel/sort.ts';
import { type Builder, listOf, statements } from '#tenancy/query/index.ts';
import { type Scope, call, namedBatch } from '#tenancy/scope/index.ts';
import type { TaskLabelTables } from '#features/work/task-labels/index.ts';
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
  tallied(db, $, shape)
    .select(({ fn }) => ['c.project_id', fn.sum<number>('c.tasks').as('tasks')])
    .groupBy('c.project_id'),
);

const countLabelled = statements(
  (db: Builder<TaskLabelTables>, $: FilterParams & { enough: number }, { labels }: FilterShape) =>
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

/** Where to begin in all projects together, and in one of them. */
export interface Beginning {
  readonly reach: Exclude<Reach, 'all'>;
  readonly within: (projectId: string) => Exclude<Reach, 'all'>;
}

/** The same everywhere. */
export const beginning = (reach: Exclude<Reach, 'all'>): Beginning => ({
  reach,
  within: () => reach,
});

/**
 * From where a list is read. Who has few tasks, or a label that few tasks have, is where to begin, and they are
 * sorted; along an order there might be no one else's for long. Where there are many, the order is where to begin:
 * some of them come soon. The database cannot tell, as it plans for anyone.
 */
export async function reachOf(
  scope: Scope,
  filter: TaskFilter,
  { field }: Pick<CursorPosition<TaskSort>, 'field'>,
): Promise<Beginning> {
  const isOfPerson = typeof filter.assigneeId === 'string';
  if (filter.deleted || filter.search === 'key' || filter.parentId !== undefined)
    return beginning('order');
  // An index holds the tasks of a person in a project in this order; and few tasks have a text.
  if (isOfPerson && (field === 'updatedAt' || filter.search) && filter.labels.length === 0)
    return beginning('assignee');
  if (!isOfPerson && filter.labels.length === 0) return beginning('order');
  const isLabelled = filter.labels.length > 0;
  const { labelled, assigned } = await namedBatch(scope, {
    labelled: isLabelled
      ? call(countLabelled(filterShape(filter)), { ...filterParams(filter), enough: FEW + 1 })
      : undefined,
    assigned: isOfPerson ? call(countAssigned(ofPerson(filter)), filterParams(filter)) : undefined,
  });
  if (isLabelled && sumOf(labelled) <= FEW) return beginning('labels');
  if (!isOfPerson) return beginning('order');
  if (sumOf(assigned) <= FEW) return beginning('assignee');
  const many = new Set(
    assigned.filter(({ tasks }) => Number(tasks) > FEW).map(({ project_id }) => project_id),
  );
  return { reach: 'order', within: (projectId) => (many.has(projectId) ? 'order' : 'assignee') };
}

const sumOf = (rows: readonly { readonly tasks: number | null }[]): number =>
  rows.reduce((sum, { tasks }) => sum + Number(tasks ?? 0), 0);

/**
 * The number of a person's tasks that match the filter, ignoring labels and permissions. Among hundreds of thousands of
 * finished tasks, a few open ones come late in any order.
 */
const ofPerson = (filter: TaskFilter): FilterShape => ({
  ...filterShape({ ...filter, labels: [] }),
  seesAll: true,
});
