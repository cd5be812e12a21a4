import { sql } from 'kysely';
import { type Builder, listOf, statements } from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import type { TaskLabelTables } from '#features/work/task-labels/index.ts';
import { visibleRows } from '#features/work/projects/index.ts';
import type { TaskFilter } from '../filter.ts';
import {
  type FilterParams,
  type FilterShape,
  type Reach,
  filtered,
  defaultNames,
  filterParams,
  filterShape,
} from './filter.ts';
import { NOBODY, type WorkTables } from './tables.ts';

type Db = Builder<WorkTables & TaskLabelTables>;

/** How many tasks a list has. */
export interface Total {
  readonly total: number;
  /** Whether there are more, which no one has counted. */
  readonly totalIsMinimum?: true;
}

/** As far as tasks are counted one by one. */
const MOST = 1000;

/** Whether a filter asks for nothing but what tasks are counted by as they change. */
export const isTallied = (shape: FilterShape): boolean =>
  shape.labels === 0 &&
  shape.search === undefined &&
  !shape.dueBefore &&
  !shape.dueAfter &&
  !shape.updatedSince &&
  !shape.parent &&
  !shape.deleted;

/** The counts of the tasks that a filter lets through, of projects that exist and that the actor may see. */
export function tallied(db: Db, $: FilterParams, shape: FilterShape) {
  return (
    visibleRows(db, 'task_tally as c', $, shape)
      // The states of projects without a workflow of their own are in no table.
      .leftJoin('workflow_state as own', (join) =>
        join.onRef('own.project_id', '=', 'c.project_id').onRef('own.live_name', '=', 'c.status'),
      )
      .$if(shape.project === 'id', (query) => query.where('c.project_id', '=', $.project))
      .$if(shape.project === 'key', (query) =>
        query.where('c.project_id', '=', ({ selectFrom }) =>
          selectFrom('project as named').select('named.id').where('named.key', '=', $.project),
        ),
      )
      .$if(shape.statuses > 0, (query) =>
        query.where('c.status', 'in', listOf<string>($, 'status', shape.statuses)),
      )
      .$if(shape.category !== undefined, (query) =>
        query.where(({ eb, or, and }) =>
          or([
            eb('own.category', 'in', shape.categories),
            and([
              eb('own.category', 'is', null),
              eb('c.status', 'in', defaultNames(shape.categories)),
            ]),
          ]),
        ),
      )
      .$if(shape.priorities > 0, (query) =>
        query.where('c.priority', 'in', listOf<number>($, 'priority', shape.priorities)),
      )
      .$if(shape.assignee === 'none', (query) => query.where('c.assignee_id', '=', NOBODY))
      .$if(shape.assignee === 'id', (query) =>
        query.where('c.assignee_id', '=', $.assignee as string),
      )
  );
}

const sumTallies = statements((db: Db, $: FilterParams, shape: FilterShape) =>
  tallied(db, $, shape).select(({ fn, lit }) => [
    fn.coalesce(fn.sum<number>('c.tasks'), lit(0)).as('total'),
    lit(null).$castTo<number | null>().as('most'),
  ]),
);

type SomeParams = FilterParams & { most: number; enough: number };

/** Those that are counted one by one, in any order: along the one of a list no one need look for them. */
function some(db: Db, $: SomeParams, shape: FilterShape) {
  const { reach, labels, assignee } = shape;
  if (reach === 'order' && labels === 1) return labelled(db, $, shape).limit($.enough).as('some');
  const isOfPerson = reach === 'order' && assignee === 'id';
  return filtered(db, $, isOfPerson ? { ...shape, reach: 'assignee' } : shape)
    .select('t.id')
    .limit($.enough)
    .as('some');
}

/** Where many tasks have the label, one after the other: a database would rather look at all tasks to join them. */
const labelled = (db: Db, $: FilterParams, shape: FilterShape) =>
  db
    .selectFrom('task_label as l')
    .select('l.task_id as id')
    .where('l.label', 'in', listOf<string>($, 'label', shape.labels))
    .where(
      filtered(db, $, { ...shape, labels: 0, reach: 'all' })
        .where('t.id', '=', sql.ref<string>('l.task_id'))
        .select('t.id')
        .limit(sql.lit(1)),
      'is not',
      null,
    );

const countSome = statements((db: Db, $: SomeParams, shape: FilterShape) =>
  db
    .selectFrom(some(db, $, shape))
    .select(({ fn, lit }) => [
      fn.countAll<number>().as('total'),
      lit(MOST).$castTo<number | null>().as('most'),
    ]),
);

/** How many tasks a filter lets through: exactly where that is kept, otherwise one more than `most` at the most. */
export function countOf(
  filter: TaskFilter,
  reach: Reach,
): Call<{ total: number; most: number | null }> {
  const shape = filterShape(filter, reach);
  const params = filterParams(filter);
  return isTallied(shape)
    ? call(sumTallies(shape), params)
    : call(countSome(shape), { ...params, most: MOST, enough: MOST + 1 });
}
