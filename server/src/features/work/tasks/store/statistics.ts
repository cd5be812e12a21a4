import { type Builder, statements } from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import { visibleRows } from '#features/work/projects/index.ts';
import type { TaskFilter } from '../filter.ts';
import type { Tally } from '../statistics.ts';
import { type Category, DEFAULT_WORKFLOW, stateOf } from '#features/work/workflow/index.ts';
import { isTallied, tallied } from './count.ts';
import {
  type FilterParams,
  type FilterShape,
  filtered,
  filterParams,
  filterShape,
} from './filter.ts';
import { statusesCall } from './statuses.ts';
import { toPriority } from '../fields.ts';
import { NOBODY, type WorkTables } from './tables.ts';

type Db = Builder<WorkTables>;

const sumGroups = statements((db: Db, $: FilterParams, shape: FilterShape) =>
  tallied(db, $, shape)
    .select(({ fn }) => [
      'c.status',
      'own.category',
      'c.priority',
      'c.assignee_id',
      fn.sum<number>('c.tasks').as('tasks'),
    ])
    .groupBy(['c.status', 'own.category', 'c.priority', 'c.assignee_id'])
    .having(({ fn }) => fn.sum<number>('c.tasks'), '!=', 0),
);

const countGroups = statements((db: Db, $: FilterParams, shape: FilterShape) =>
  filtered(db, $, shape)
    .select(({ fn, val }) => [
      't.status',
      'own.category',
      't.priority',
      fn.coalesce('t.assignee_id', val(NOBODY)).as('assignee_id'),
      fn.countAll<number>().as('tasks'),
    ])
    .groupBy(['t.status', 'own.category', 't.priority', 't.assignee_id']),
);

interface DueParams {
  readonly now: string;
  /** Its day in UTC, and when that began. */
  readonly today: string;
  readonly midnight: string;
}

const overdue = (db: Db, $: FilterParams & DueParams, shape: FilterShape) =>
  filtered(db, $, shape)
    .select(({ fn }) => fn.countAll<number>().as('overdue'))
    .where('t.completed_at', 'is', null)
    .where('t.due_at', '<', $.now);

const countOverdue = statements(overdue);

/** Days that are over, from what is kept of them, and what has been due since the last midnight. */
const sumOverdue = statements((db: Db, $: FilterParams & DueParams, shape: FilterShape) =>
  db.selectNoFrom(({ eb, lit, fn }) =>
    eb(
      fn.coalesce(
        visibleRows(db, 'task_due_tally as d', $, shape)
          .select((sum) => sum.fn.sum<number>('d.tasks').as('overdue'))
          .where('d.day', '<', $.today)
          .$if(shape.project === 'id', (query) => query.where('d.project_id', '=', $.project))
          .$if(shape.project === 'key', (query) => query.where('p.key', '=', $.project)),
        lit(0),
      ),
      '+',
      overdue(db, $, shape).where('t.due_at', '>=', $.midnight),
    ).as('overdue'),
  ),
);

interface GroupRow {
  status: string;
  category: Category | null;
  priority: number;
  assignee_id: string;
  tasks: number;
}

/**
 * What statistics are made of: tasks by status, priority and assignee, and how many are overdue.
 * @param now ISO-8601; what is due before is overdue
 */
export function statisticsCalls(
  filter: TaskFilter,
  now: string,
): {
  groups: Call<GroupRow>;
  late: Call<{ overdue: number }>;
  states: ReturnType<typeof statusesCall>;
} {
  const shape = filterShape(filter);
  const params = filterParams(filter);
  const today = now.slice(0, 10);
  const due = { ...params, now, today, midnight: `${today}T00:00:00.000Z` };
  const isWhole =
    isTallied(shape) &&
    shape.statuses === 0 &&
    shape.category === undefined &&
    shape.priorities === 0 &&
    shape.assignee === undefined;
  return {
    groups: call((isTallied(shape) ? sumGroups : countGroups)(shape), params),
    states: statusesCall(filter),
    late: call((isWhole ? sumOverdue : countOverdue)(shape), due),
  };
}

export const toTally = (row: GroupRow): Tally => ({
  status: row.status,
  category: row.category ?? stateOf(DEFAULT_WORKFLOW, row.status).category,
  priority: toPriority(row.priority),
  assigneeId: row.assignee_id === NOBODY ? null : row.assignee_id,
  tasks: row.tasks,
});
