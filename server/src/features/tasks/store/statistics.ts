import { type Builder, statements } from '#tenancy/language/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import type { TaskFilter } from '../filter.ts';
import type { Tally } from '../statistics.ts';
import {
  type FilterParams,
  type FilterShape,
  filtered,
  filterParams,
  filterShape,
} from './filter.ts';
import { type WorkTables, toPriority } from './tables.ts';

const tallyTasks = statements(
  (db: Builder<WorkTables>, $: FilterParams & { now: string }, shape: FilterShape) =>
    filtered(db, $, shape)
      .select(({ eb, fn, lit }) => [
        't.status',
        't.priority',
        't.assignee_id',
        fn.countAll<number>().as('tasks'),
        fn
          .sum<number>(
            eb
              .case()
              .when(eb.and([eb('t.status', '!=', 'DONE'), eb('t.due_at', '<', $.now)]))
              .then(lit(1))
              .else(lit(0))
              .end(),
          )
          .as('overdue'),
      ])
      .groupBy(['t.status', 't.priority', 't.assignee_id']),
);

type TallyRow = typeof tallyTasks extends (shape: FilterShape) => { types?: { row: infer R } }
  ? R
  : never;

/** Tasks counted by what statistics tell apart, in one pass. @param now ISO-8601; what is due before is overdue */
export const tally = (filter: TaskFilter, now: string): Call<TallyRow> =>
  call(tallyTasks(filterShape(filter)), { ...filterParams(filter), now });

export const toTally = (row: TallyRow): Tally => ({
  status: row.status,
  priority: toPriority(row.priority),
  assigneeId: row.assignee_id,
  tasks: row.tasks,
  overdue: row.overdue,
});
