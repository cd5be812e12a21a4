import { sql } from 'kysely';
import { type Builder, type RowParams, listOf, paramsOfList } from '#tenancy/query/index.ts';
import type { TaskLabelTables } from '#features/work/task-labels/index.ts';
import type { Sight, ViewerParams } from '#features/work/projects/index.ts';
import type { TaskFilter } from '../filter.ts';
import { type Category, DEFAULT_STATES } from '#features/work/workflow/index.ts';
import { priorityLevel } from '../fields.ts';
import type { WorkTables } from './tables.ts';
import { visibleTasks } from './visible.ts';

/**
 * Says to the database that few tasks have a label; they were counted just before, and are far from as many.
 */
const BOUND = 10_000;

/**
 * From where tasks are read: some along an order, those of a person, or those that have a label. `all` leaves it to the
 * database, for statistics, which want every one of them.
 */
export type Reach = 'all' | 'order' | 'assignee' | 'labels';

/** The part of a {@link TaskFilter} that a statement's text depends on. */
export interface FilterShape extends Sight {
  readonly reach: Reach;
  readonly project: 'id' | 'key' | undefined;
  readonly statuses: number;
  /** Which categories; `open` and `done` need nothing of the workflow. */
  readonly category: 'open' | 'done' | 'some' | undefined;
  readonly categories: readonly Category[];
  readonly priorities: number;
  readonly assignee: 'none' | 'id' | undefined;
  readonly labels: number;
  readonly search: TaskFilter['search'];
  readonly dueBefore: boolean;
  readonly dueAfter: boolean;
  readonly updatedSince: boolean;
  readonly parent: boolean;
  readonly deleted: boolean;
}

export const filterShape = (filter: TaskFilter, reach: Reach = 'all'): FilterShape => ({
  reach,
  seesAll: filter.seesAll,
  project: filter.project?.by,
  statuses: filter.statuses.length,
  category: categoryShape(filter.categories),
  categories: filter.categories,
  priorities: filter.priorities.length,
  assignee:
    filter.assigneeId === undefined ? undefined : filter.assigneeId === null ? 'none' : 'id',
  labels: filter.labels.length,
  search: filter.search,
  dueBefore: filter.dueBefore !== undefined,
  dueAfter: filter.dueAfter !== undefined,
  updatedSince: filter.updatedSince !== undefined,
  parent: filter.parentId !== undefined,
  deleted: filter.deleted,
});

const OPEN: readonly Category[] = ['todo', 'doing', 'blocked'];

/** Work is done exactly when it has been completed. */
function categoryShape(categories: readonly Category[]): FilterShape['category'] {
  if (categories.length === 0) return undefined;
  const isOpen = OPEN.every((category) => categories.includes(category));
  const isDone = categories.includes('done');
  if (isOpen) return isDone ? undefined : 'open';
  return isDone && categories.length === 1 ? 'done' : 'some';
}

/** The default states of some categories: those of projects without states of their own, which are in no table. */
export const defaultNames = (categories: readonly Category[]): string[] => [
  '',
  ...DEFAULT_STATES.filter(({ category }) => categories.includes(category)).map(({ name }) => name),
];

/** Besides these, `status.<n>`, `priority.<n>` and `label.<n>`. */
export interface FilterParams extends RowParams, ViewerParams {
  readonly project: string;
  readonly assignee: string | null;
  readonly pattern: string;
  readonly key: string;
  readonly number: number;
  readonly dueBefore: string;
  readonly dueAfter: string;
  readonly updatedSince: string;
  readonly parent: string;
}

export const filterParams = (filter: TaskFilter): FilterParams => ({
  actor: filter.actorId,
  project: filter.project?.value ?? '',
  ...paramsOfList('status', filter.statuses),
  ...paramsOfList('priority', filter.priorities.map(priorityLevel)),
  ...paramsOfList('label', filter.labels),
  assignee: filter.assigneeId ?? null,
  pattern: `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`,
  key: filter.key?.key ?? '',
  number: filter.key?.number ?? filter.number ?? 0,
  dueBefore: filter.dueBefore ?? '',
  dueAfter: filter.dueAfter ?? '',
  updatedSince: filter.updatedSince ?? '',
  parent: filter.parentId ?? '',
});

/** The tasks a filter lets through, of projects that exist and that the actor may see. */
export function filtered(
  db: Builder<WorkTables & TaskLabelTables>,
  $: FilterParams,
  shape: FilterShape,
) {
  return (
    visibleTasks(db, $, shape)
      .leftJoin('workflow_state as own', (join) =>
        shape.category === 'some' || shape.reach === 'all'
          ? join
              .onRef('own.project_id', '=', 't.project_id')
              .onRef('own.live_name', '=', 't.status')
          : join.on(({ lit }) => lit(false)),
      )
      .where('t.deleted_at', shape.deleted ? 'is not' : 'is', null)
      .$if(shape.project === 'id', (query) => query.where('t.project_id', '=', $.project))
      // By way of its id, so that a list of one project begins in the same index however it was named.
      .$if(shape.project === 'key', (query) =>
        query.where('t.project_id', '=', ({ selectFrom }) =>
          selectFrom('project as named').select('named.id').where('named.key', '=', $.project),
        ),
      )
      .$if(shape.statuses > 0, (query) =>
        query.where('t.status', 'in', listOf<string>($, 'status', shape.statuses)),
      )
      .$if(shape.category === 'open', (query) => query.where('t.completed_at', 'is', null))
      .$if(shape.category === 'done', (query) => query.where('t.completed_at', 'is not', null))
      .$if(shape.category === 'some', (query) =>
        query.where(({ eb, or, and }) =>
          or([
            eb('own.category', 'in', shape.categories),
            and([
              eb('own.category', 'is', null),
              eb('t.status', 'in', defaultNames(shape.categories)),
            ]),
          ]),
        ),
      )
      .$if(shape.priorities > 0, (query) =>
        query.where('t.priority', 'in', listOf<number>($, 'priority', shape.priorities)),
      )
      .$if(shape.assignee === 'none', (query) => query.where('t.assignee_id', 'is', null))
      .$if(shape.assignee === 'id' && shape.reach !== 'order', (query) =>
        query.where('t.assignee_id', '=', $.assignee),
      )
      // In a form that no index helps with: a database takes a person, a project and a status for independent of
      // each other, expects a few of their tasks and would fetch and sort all of them.
      .$if(shape.assignee === 'id' && shape.reach === 'order', (query) =>
        query.where(
          ({ eb, lit }) => eb.case().when('t.assignee_id', '=', $.assignee).then(lit(1)).end(),
          'is not',
          null,
        ),
      )
      .$if(shape.labels > 0 && shape.reach === 'labels', (query) =>
        query.where('t.id', 'in', ({ selectFrom }) =>
          selectFrom(
            selectFrom('task_label as l')
              .select('l.task_id')
              .where('l.label', 'in', listOf<string>($, 'label', shape.labels))
              .limit(sql.lit(BOUND))
              .as('few'),
          ).select('few.task_id'),
        ),
      )
      .$if(shape.labels > 0 && shape.reach === 'all', (query) =>
        query.where('t.id', 'in', ({ selectFrom }) =>
          selectFrom('task_label as l')
            .select('l.task_id')
            .where('l.label', 'in', listOf<string>($, 'label', shape.labels)),
        ),
      )
      // One task after the other: a database would rather find all that have the label first.
      .$if(shape.labels > 0 && (shape.reach === 'order' || shape.reach === 'assignee'), (query) =>
        query.where(
          ({ selectFrom }) =>
            selectFrom('task_label as l')
              .select('l.label')
              .whereRef('l.task_id', '=', 't.id')
              .where('l.label', 'in', listOf<string>($, 'label', shape.labels))
              .limit(sql.lit(1)),
          'is not',
          null,
        ),
      )
      // By way of the index over numbers: nothing else need be looked at.
      .$if(shape.search === 'key', (query) =>
        query
          .where('t.project_id', '=', ({ selectFrom }) =>
            selectFrom('project as called').select('called.id').where('called.key', '=', $.key),
          )
          .where('t.number', '=', $.number),
      )
      .$if(shape.search !== undefined && shape.search !== 'key', (query) =>
        query.where(({ eb, or, and, fn, val }) =>
          or([
            eb(fn('lower', ['t.title']), 'like', fn<string>('lower', [val($.pattern)])),
            ...(shape.search === 'text or number' ? [eb('t.number', '=', $.number)] : []),
            ...(shape.search === 'text or key'
              ? [and([eb('p.key', '=', $.key), eb('t.number', '=', $.number)])]
              : []),
          ]),
        ),
      )
      .$if(shape.dueBefore, (query) => query.where('t.due_at', '<', $.dueBefore))
      .$if(shape.dueAfter, (query) => query.where('t.due_at', '>=', $.dueAfter))
      .$if(shape.updatedSince, (query) => query.where('t.updated_at', '>=', $.updatedSince))
      .$if(shape.parent, (query) => query.where('t.parent_id', '=', $.parent))
  );
}
