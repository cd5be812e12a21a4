import { expressionBuilder } from 'kysely';
import type { Place, SortValue } from '#kernel/sort.ts';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  keysetParams,
  keysetShape,
  pageBy,
  statements,
} from '#tenancy/language/index.ts';
import { type Scope, call, gather } from '#tenancy/scope/index.ts';
import type { TaskFilter, TaskSort } from '../filter.ts';
import type { Task } from '../model.ts';
import {
  type FilterParams,
  type FilterShape,
  filtered,
  filterParams,
  filterShape,
} from './filter.ts';
import { TASK_COLUMNS, type WorkTables, toTask } from './tables.ts';

const selectTasks = statements(
  (
    db: Builder<WorkTables>,
    $: FilterParams & KeysetParams & { limit: number },
    shape: FilterShape & { keyset: KeysetShape<TaskSort> },
  ) => {
    const { ref, fn } = expressionBuilder<{ t: WorkTables['task'] }, 't'>();
    const sorts = {
      rank: ref('t.rank'),
      number: ref('t.number'),
      title: fn<string>('lower', ['t.title']),
      priority: ref('t.priority'),
      dueAt: ref('t.due_at'),
      createdAt: ref('t.created_at'),
      updatedAt: ref('t.updated_at'),
    };
    const sort = sorts[shape.keyset.field];
    const found = filtered(db, $, shape)
      .select(TASK_COLUMNS.map((column) => `t.${column}` as const))
      .select([
        'p.visibility',
        'p.archived_at',
        'm.role as project_role',
        sort.$castTo<SortValue>().as('sort_value'),
      ]);
    return pageBy(found, sort, ref('t.id'), shape.keyset, $).limit($.limit);
  },
);

const countTasks = statements((db: Builder<WorkTables>, $: FilterParams, shape: FilterShape) =>
  filtered(db, $, shape).select(({ fn }) => fn.countAll<number>().as('total')),
);

export interface ListedTask {
  readonly task: Task;
  readonly sortValue: SortValue;
}

/** Up to `limit` tasks behind a place, and how many there are in all if that is asked: one message. */
export async function listTasks(
  scope: Scope,
  filter: TaskFilter,
  place: Place<TaskSort>,
  limit: number,
  counted: boolean,
): Promise<{ found: ListedTask[]; total: number | undefined }> {
  const shape = filterShape(filter);
  const params = filterParams(filter);
  const { page, totals } = await gather(scope, {
    page: call(selectTasks({ ...shape, keyset: keysetShape(place) }), {
      ...params,
      ...keysetParams(place),
      limit,
    }),
    totals: counted ? call(countTasks(shape), params) : undefined,
  });
  return {
    found: page.map((row) => ({ task: toTask(row), sortValue: row.sort_value })),
    total: totals[0]?.total,
  };
}
