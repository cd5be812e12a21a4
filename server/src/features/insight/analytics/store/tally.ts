import type { ExpressionBuilder } from 'kysely';
import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Scope, call } from '#tenancy/scope/index.ts';
import type { WorkTables } from '#features/work/tasks/index.ts';
import type { Category, TransitionTables } from '#features/work/workflow/index.ts';
import type { Span } from '../model.ts';

type Tables = WorkTables & TransitionTables;
type Db = Builder<Tables>;
type TaskOf = ExpressionBuilder<{ t: WorkTables['task'] } & Tables, 't'>;

/**
 * The state a task had at a moment, as the first transition after it tells; null without one: then it is in the state it
 * has now.
 */
const beforeNext = (eb: TaskOf, column: 'from_state' | 'from_category', end: string) =>
  eb
    .case()
    .when('t.updated_at', '>=', end)
    .then(
      eb
        .selectFrom('task_transition as c')
        .select(`c.${column}`)
        .whereRef('c.task_id', '=', 't.id')
        .where('c.at', '>=', end)
        .orderBy('c.id')
        .limit(1),
    )
    .end();

/** When a task that was done at a moment had been completed. */
const doneBefore = (eb: TaskOf, end: string) =>
  eb
    .case()
    .when('t.completed_at', '<', end)
    .then(eb.ref('t.completed_at'))
    .when('t.updated_at', '<', end)
    .then(eb.lit(null))
    .else(
      eb
        .selectFrom('task_transition as c')
        .select(({ fn }) => fn.max('c.at').as('at'))
        .whereRef('c.task_id', '=', 't.id')
        .where('c.at', '<', end)
        .where('c.to_category', '=', 'done')
        .where('c.from_category', '!=', 'done'),
    )
    .end();

const tasksAt = (db: Db, { end }: Span) =>
  db
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.project_id')
    .select((eb) => [
      't.project_id',
      't.status',
      't.created_at',
      't.completed_at',
      't.due_at',
      beforeNext(eb, 'from_state', end).as('state_id'),
      beforeNext(eb, 'from_category', end).$castTo<Category | null>().as('category'),
      doneBefore(eb, end).as('done_at'),
    ])
    .where('p.deleted_at', 'is', null)
    .where('t.created_at', '<', end)
    .where(({ or, eb }) => or([eb('t.deleted_at', 'is', null), eb('t.deleted_at', '>=', end)]));

const tallyProjects = statement((db: Db, $: Span) =>
  db
    .selectFrom(
      db
        .selectFrom(tasksAt(db, $).as('x'))
        .select(({ eb, lit }) => [
          'x.project_id',
          'x.created_at',
          'x.due_at',
          'x.done_at',
          'x.state_id',
          'x.category',
          eb.case().when('x.state_id', 'is', null).then(eb.ref('x.status')).end().as('status'),
          eb
            .case()
            .when('x.category', '=', 'done')
            .then(lit(1))
            .when('x.category', 'is not', null)
            .then(lit(0))
            .when('x.completed_at', 'is not', null)
            .then(lit(1))
            .else(lit(0))
            .end()
            .as('is_done'),
        ])
        .as('y'),
    )
    .select(({ eb, fn, lit, and }) => {
      const count = (matches: ReturnType<typeof and>) =>
        fn.sum<number>(eb.case().when(matches).then(lit(1)).else(lit(0)).end());
      return [
        'y.project_id',
        'y.state_id',
        'y.category',
        'y.status',
        fn.countAll<number>().as('tasks'),
        count(and([eb('y.created_at', '>=', $.start)])).as('created'),
        count(and([eb('y.is_done', '=', 1), eb('y.done_at', '>=', $.start)])).as('completed'),
        count(and([eb('y.is_done', '=', 0), eb('y.due_at', '<', $.end)])).as('overdue'),
      ];
    })
    .groupBy(['y.project_id', 'y.state_id', 'y.category', 'y.status']),
);

/** Tasks of a project that were in the same state at a moment. */
export interface ProjectTallyRow {
  readonly project_id: string;
  /** The state they were in before their next transition; null when they have had none since. */
  readonly state_id: string | null;
  readonly category: Category | null;
  /** The state they have had since, by its name. */
  readonly status: string | null;
  readonly tasks: number;
  readonly created: number;
  readonly completed: number;
  readonly overdue: number;
}

/** The counts of each project with tasks, for each span: one message. */
export const tallyAt = (scope: Scope, spans: readonly Span[]): Promise<ProjectTallyRow[][]> =>
  scope.batch(spans.map((span) => call(tallyProjects, span)));
