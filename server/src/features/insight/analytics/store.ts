import type { ExpressionBuilder } from 'kysely';
import {
  type Builder,
  type RowParams,
  rowsOf,
  statement,
  statements,
} from '#tenancy/language/index.ts';
import { type Call, type Scope, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import type { ActivityTables } from '#features/foundation/activity/index.ts';
import { STATUSES, type Status, type WorkTables } from '#features/work/tasks/index.ts';
import type { Snapshot, Span } from './model.ts';

interface SnapshotRow {
  project_id: string;
  day: string;
  total: number;
  open: number;
  in_progress: number;
  blocked: number;
  done: number;
  created: number;
  completed: number;
  overdue: number;
}

interface SnapshotTables {
  project_snapshot: SnapshotRow;
}

type Tables = WorkTables & ActivityTables & SnapshotTables;
type Db = Builder<Tables>;

const COUNTS = [
  'total',
  'open',
  'in_progress',
  'blocked',
  'done',
  'created',
  'completed',
  'overdue',
] as const;
const COLUMNS = ['project_id', 'day', ...COUNTS] as const;

/** How history writes a change of status: always in an entry of its own. */
const TOLD = '[{"field":"status",';

type Of<T> = ExpressionBuilder<T & Tables, keyof T & keyof (T & Tables)>;
type TaskOf = Of<{ t: WorkTables['task'] }>;

/**
 * The status a task had at a moment. The first change after it tells what it had been; without one it is
 * what it is now. An imported task has no history of where it came from: until its completion it counts as
 * open.
 */
const statusAt = (eb: TaskOf, end: string) =>
  eb
    .case()
    .when('t.updated_at', '<', end)
    .then(eb.ref('t.status'))
    .else(
      eb.fn.coalesce(
        eb
          .selectFrom('activity as a')
          .select((a) =>
            STATUSES.slice(1)
              .reduce(
                (cases, status) =>
                  cases
                    .when('a.changes', 'like', `${TOLD}"from":"${status}"%`)
                    .then(a.val<Status>(status)),
                a
                  .case()
                  .when('a.changes', 'like', `${TOLD}"from":"${STATUSES[0]}"%`)
                  .then(a.val<Status>(STATUSES[0])),
              )
              .end()
              .as('was'),
          )
          .whereRef('a.task_id', '=', 't.id')
          .where('a.at', '>=', end)
          .where('a.changes', 'like', `${TOLD}%`)
          .orderBy('a.id')
          .limit(1),
        eb
          .case()
          .when('t.completed_at', '>=', end)
          .then(eb.val<Status>('OPEN'))
          .else(eb.ref('t.status'))
          .end(),
      ),
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
        .selectFrom('activity as a')
        .select(({ fn }) => fn.max('a.at').as('at'))
        .whereRef('a.task_id', '=', 't.id')
        .where('a.at', '<', end)
        .where('a.changes', 'like', `${TOLD}%"to":"DONE"}]`),
    )
    .end();

const tallyProjects = statement((db: Db, $: Span) =>
  db
    .selectFrom(({ selectFrom }) =>
      selectFrom('task as t')
        .innerJoin('project as p', 'p.id', 't.project_id')
        .select((eb) => [
          't.project_id',
          't.created_at',
          't.due_at',
          statusAt(eb, $.end).as('status'),
          doneBefore(eb, $.end).as('done_at'),
        ])
        .where('p.deleted_at', 'is', null)
        .where('t.created_at', '<', $.end)
        .where(({ or, eb }) =>
          or([eb('t.deleted_at', 'is', null), eb('t.deleted_at', '>=', $.end)]),
        )
        .as('x'),
    )
    .select(({ eb, fn, lit, and }) => {
      const count = (matches: ReturnType<typeof and>) =>
        fn.sum<number>(eb.case().when(matches).then(lit(1)).else(lit(0)).end());
      const inStatus = (status: Status) => count(and([eb('x.status', '=', status)]));
      return [
        'x.project_id',
        fn.countAll<number>().as('total'),
        inStatus('OPEN').as('open'),
        inStatus('IN_PROGRESS').as('in_progress'),
        inStatus('BLOCKED').as('blocked'),
        inStatus('DONE').as('done'),
        count(and([eb('x.created_at', '>=', $.start)])).as('created'),
        count(and([eb('x.status', '=', 'DONE'), eb('x.done_at', '>=', $.start)])).as('completed'),
        count(and([eb('x.status', '!=', 'DONE'), eb('x.due_at', '<', $.end)])).as('overdue'),
      ];
    })
    .groupBy('x.project_id'),
);

const selectProjects = statement((db: Db) =>
  db.selectFrom('project').select(['id', 'created_at']).where('deleted_at', 'is', null),
);

const selectDays = statement((db: Db, $: { since: string }) =>
  db.selectFrom('project_snapshot').select('day').distinct().where('day', '>=', $.since),
);

const upsert = (existing: 'kept' | 'replaced') =>
  statements((db: Db, $: RowParams, count: number) =>
    db
      .insertInto('project_snapshot')
      .values(rowsOf<SnapshotRow>($, COLUMNS, count))
      .onConflict((conflict) => {
        const same = conflict.columns(['project_id', 'day']);
        if (existing === 'kept') return same.doNothing();
        return same.doUpdateSet((eb) => ({
          total: eb.ref('excluded.total'),
          open: eb.ref('excluded.open'),
          in_progress: eb.ref('excluded.in_progress'),
          blocked: eb.ref('excluded.blocked'),
          done: eb.ref('excluded.done'),
          created: eb.ref('excluded.created'),
          completed: eb.ref('excluded.completed'),
          overdue: eb.ref('excluded.overdue'),
        }));
      }),
  );
const UPSERTS = { kept: upsert('kept'), replaced: upsert('replaced') };

const selectSnapshots = statement((db: Db, $: { project: string; from: string; to: string }) =>
  db
    .selectFrom('project_snapshot')
    .select(COLUMNS)
    .where('project_id', '=', $.project)
    .where('day', '>=', $.from)
    .where('day', '<=', $.to)
    .orderBy('day'),
);

/** The projects that are not in the trash, and on which days since one snapshots were taken. */
export async function findTaken(
  scope: Scope,
  since: string,
): Promise<{ projects: { id: string; createdAt: string }[]; days: Set<string> }> {
  const [projects, days] = await scope.batch([
    call(selectProjects, {}),
    call(selectDays, { since }),
  ]);
  return {
    projects: projects.map(({ id, created_at }) => ({ id, createdAt: created_at })),
    days: new Set(days.map(({ day }) => day)),
  };
}

/** The counts of each project with tasks, for each span: one message. */
export async function tallyAt(
  scope: Scope,
  spans: readonly Span[],
): Promise<Omit<Snapshot, 'day'>[][]> {
  const answers = await scope.batch(spans.map((span) => call(tallyProjects, span)));
  return answers.map((rows) => rows.map((row) => toCounts(row)));
}

/** @param existing what becomes of snapshots that are there */
export const saveSnapshots = (
  tx: TxScope,
  snapshots: readonly Snapshot[],
  existing: keyof typeof UPSERTS,
): void => deferRows(tx, UPSERTS[existing], snapshots.map(toRow));

/** The snapshots of a project from one day to another, both included; days without one are left out. */
export const snapshotsOf = (project: string, from: string, to: string): Call<SnapshotRow> =>
  call(selectSnapshots, { project, from, to });

const toCounts = (row: Omit<SnapshotRow, 'day'>): Omit<Snapshot, 'day'> => ({
  projectId: row.project_id,
  total: row.total,
  open: row.open,
  inProgress: row.in_progress,
  blocked: row.blocked,
  done: row.done,
  created: row.created,
  completed: row.completed,
  overdue: row.overdue,
});

export const toSnapshot = (row: SnapshotRow): Snapshot => ({ ...toCounts(row), day: row.day });

const toRow = (snapshot: Snapshot): SnapshotRow => ({
  project_id: snapshot.projectId,
  day: snapshot.day,
  total: snapshot.total,
  open: snapshot.open,
  in_progress: snapshot.inProgress,
  blocked: snapshot.blocked,
  done: snapshot.done,
  created: snapshot.created,
  completed: snapshot.completed,
  overdue: snapshot.overdue,
});
