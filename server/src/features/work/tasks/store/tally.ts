import {
  type Builder,
  type RowParams,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Scope, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import { type DueTallyRow, NOBODY, type TallyRow, type WorkTables } from './tables.ts';

type Db = Builder<WorkTables>;

/** Where counts are added up that connections have left. */
const ADDED_UP = 0;

const GROUP = ['project_id', 'status', 'priority', 'assignee_id'] as const;
const DUE_GROUP = ['project_id', 'day'] as const;

const addTallies = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('task_tally')
    .values(rowsOf<TallyRow>($, [...GROUP, 'writer', 'tasks'], count))
    .onConflict((conflict) =>
      conflict.columns([...GROUP, 'writer']).doUpdateSet((eb) => ({
        tasks: eb('task_tally.tasks', '+', eb.ref('excluded.tasks')),
      })),
    ),
);

const addDueTallies = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('task_due_tally')
    .values(rowsOf<DueTallyRow>($, [...DUE_GROUP, 'writer', 'tasks'], count))
    .onConflict((conflict) =>
      conflict.columns([...DUE_GROUP, 'writer']).doUpdateSet((eb) => ({
        tasks: eb('task_due_tally.tasks', '+', eb.ref('excluded.tasks')),
      })),
    ),
);

const selectLoose = statement((db: Db, $: { limit: number }) =>
  db
    .selectFrom('task_tally')
    .select([...GROUP, 'writer', 'tasks'])
    .where('writer', '!=', ADDED_UP)
    .limit($.limit)
    .forUpdate()
    .skipLocked(),
);

const selectLooseDue = statement((db: Db, $: { limit: number }) =>
  db
    .selectFrom('task_due_tally')
    .select([...DUE_GROUP, 'writer', 'tasks'])
    .where('writer', '!=', ADDED_UP)
    .limit($.limit)
    .forUpdate()
    .skipLocked(),
);

const removeTally = statement((db: Db, $: Omit<TallyRow, 'tasks'>) =>
  db
    .deleteFrom('task_tally')
    .where('project_id', '=', $.project_id)
    .where('status', '=', $.status)
    .where('priority', '=', $.priority)
    .where('assignee_id', '=', $.assignee_id)
    .where('writer', '=', $.writer),
);

const removeDueTally = statement((db: Db, $: Omit<DueTallyRow, 'tasks'>) =>
  db
    .deleteFrom('task_due_tally')
    .where('project_id', '=', $.project_id)
    .where('day', '=', $.day)
    .where('writer', '=', $.writer),
);

/** Counted, less what is kept: what is missing. One statement sees both as of one moment. */
const selectMissing = statement((db: Db) =>
  db
    .selectFrom(
      db
        .selectFrom('task as t')
        .select(({ fn, val }) => [
          't.project_id',
          't.status',
          't.priority',
          fn.coalesce('t.assignee_id', val(NOBODY)).as('assignee_id'),
          fn.countAll<number>().as('tasks'),
        ])
        .where('t.deleted_at', 'is', null)
        .groupBy(['t.project_id', 't.status', 't.priority', 't.assignee_id'])
        .unionAll(
          db
            .selectFrom('task_tally as c')
            .select(({ eb, fn }) => [
              'c.project_id',
              'c.status',
              'c.priority',
              'c.assignee_id',
              eb(fn.sum<number>('c.tasks'), '*', eb.lit(-1)).as('tasks'),
            ])
            .groupBy(['c.project_id', 'c.status', 'c.priority', 'c.assignee_id']),
        )
        .as('x'),
    )
    .select(({ fn }) => [
      'x.project_id',
      'x.status',
      'x.priority',
      'x.assignee_id',
      fn.sum<number>('x.tasks').as('tasks'),
    ])
    .groupBy(['x.project_id', 'x.status', 'x.priority', 'x.assignee_id'])
    .having(({ fn }) => fn.sum('x.tasks'), '!=', 0),
);

/** Due times of live tasks that are not done, and what is kept of their days: as of one moment as well. */
const selectDue = statement((db: Db) =>
  db
    .selectFrom('task as t')
    .select(({ fn, lit }) => [
      't.project_id',
      't.due_at',
      lit(null).$castTo<string | null>().as('day'),
      fn.countAll<number>().as('tasks'),
    ])
    .where('t.deleted_at', 'is', null)
    .where('t.completed_at', 'is', null)
    .where('t.due_at', 'is not', null)
    .groupBy(['t.project_id', 't.due_at'])
    .unionAll(
      db
        .selectFrom('task_due_tally as d')
        .select(({ eb, fn, lit }) => [
          'd.project_id',
          lit(null).$castTo<string | null>().as('due_at'),
          'd.day',
          eb(fn.sum<number>('d.tasks'), '*', lit(-1)).as('tasks'),
        ])
        .groupBy(['d.project_id', 'd.day']),
    ),
);

export interface Missing {
  readonly groups: readonly Omit<TallyRow, 'writer'>[];
  readonly days: readonly Omit<DueTallyRow, 'writer'>[];
}

/**
 * Where counts are not what counting says, and by how much; nothing unless something is wrong. It stays true
 * while people work: a change counts on both sides.
 */
export async function findMissing(scope: Scope): Promise<Missing> {
  const [groups, due] = await scope.batch([call(selectMissing, {}), call(selectDue, {})]);
  const days = due.map(({ project_id, due_at, day, tasks }) => ({
    project_id,
    day: day ?? (due_at ?? '').slice(0, 10),
    tasks,
  }));
  return { groups, days: addedUp(days, DUE_GROUP) };
}

/** Adds what is missing. */
export function addMissing(tx: TxScope, { groups, days }: Missing): void {
  const byNobody = <R extends object>(row: R) => ({ ...row, writer: ADDED_UP });
  deferRows(tx, addTallies, groups.map(byNobody));
  deferRows(tx, addDueTallies, days.map(byNobody));
}

/**
 * Adds up what connections have left, without waiting for any that is at work.
 * @returns how many rows went
 */
export async function foldTallies(tx: TxScope, limit: number): Promise<number> {
  const [rows, days] = await tx.batch([
    call(selectLoose, { limit }),
    call(selectLooseDue, { limit }),
  ]);
  for (const row of rows) tx.defer(removeTally, row);
  for (const row of days) tx.defer(removeDueTally, row);
  addMissing(tx, { groups: addedUp(rows, GROUP), days: addedUp(days, DUE_GROUP) });
  return rows.length + days.length;
}

/** One row for each group that does not add up to nothing, always in the same order. */
function addedUp<K extends string, R extends Record<K, string | number> & { tasks: number }>(
  rows: readonly R[],
  group: readonly K[],
): (Pick<R, K> & { tasks: number })[] {
  const keyOf = (row: R): string => JSON.stringify(group.map((name) => row[name]));
  return [...Map.groupBy(rows, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...others]]) => ({
      ...(Object.fromEntries(group.map((name) => [name, first?.[name]])) as Pick<R, K>),
      tasks: others.reduce((sum, { tasks }) => sum + tasks, first?.tasks ?? 0),
    }))
    .filter(({ tasks }) => tasks !== 0);
}
