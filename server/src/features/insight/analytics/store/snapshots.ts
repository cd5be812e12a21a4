import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type Scope, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import type { WorkTables } from '#features/work/tasks/index.ts';
import type { Category } from '#features/work/workflow/index.ts';
import { type Snapshot, inCategory } from '../model.ts';

/** The sums by category are kept beside the rows by state: a chart of a year reads one row a day. */
export interface SnapshotRow {
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

interface SnapshotStateRow {
  project_id: string;
  day: string;
  state_id: string;
  category: Category;
  tasks: number;
}

interface SnapshotTables {
  project_snapshot: SnapshotRow;
  project_snapshot_state: SnapshotStateRow;
}

type Db = Builder<WorkTables & SnapshotTables>;

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
const STATE_COLUMNS = ['project_id', 'day', 'state_id', 'category', 'tasks'] as const;

const selectProjects = statement((db: Db) =>
  db
    .selectFrom('project')
    .select(['id', 'created_at', 'workflow_revision'])
    .where('deleted_at', 'is', null),
);

const selectDays = statement((db: Db, $: { since: string }) =>
  db.selectFrom('project_snapshot').select('day').distinct().where('day', '>=', $.since),
);

const selectTaken = statement((db: Db, $: { from: string; to: string }) =>
  db
    .selectFrom('project_snapshot')
    .select(['project_id', 'day'])
    .where('day', '>=', $.from)
    .where('day', '<=', $.to),
);

const upsert = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('project_snapshot')
    .values(rowsOf<SnapshotRow>($, COLUMNS, count))
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'day']).doUpdateSet((eb) => ({
        total: eb.ref('excluded.total'),
        open: eb.ref('excluded.open'),
        in_progress: eb.ref('excluded.in_progress'),
        blocked: eb.ref('excluded.blocked'),
        done: eb.ref('excluded.done'),
        created: eb.ref('excluded.created'),
        completed: eb.ref('excluded.completed'),
        overdue: eb.ref('excluded.overdue'),
      })),
    ),
);

const removeStates = statements(
  (db: Db, $: RowParams & { day: string }, { projects }: { projects: number }) =>
    db
      .deleteFrom('project_snapshot_state')
      .where('day', '=', $.day)
      .where('project_id', 'in', listOf<string>($, 'project', projects)),
);

const insertStates = statements((db: Db, $: RowParams, count: number) =>
  db.insertInto('project_snapshot_state').values(rowsOf<SnapshotStateRow>($, STATE_COLUMNS, count)),
);

const selectSnapshots = statement((db: Db, $: { project: string; from: string; to: string }) =>
  db
    .selectFrom('project_snapshot')
    .select(COLUMNS)
    .where('project_id', '=', $.project)
    .where('day', '>=', $.from)
    .where('day', '<=', $.to)
    .orderBy('day'),
);

/** A project as far as its snapshots depend on it. */
export interface CountedProject {
  readonly id: string;
  readonly createdAt: string;
  /** Of its workflow. */
  readonly revision: string | null;
}

/** The projects that are not in the trash, and on which days since one snapshots were taken. */
export async function findTaken(
  scope: Scope,
  since: string,
): Promise<{ projects: CountedProject[]; days: Set<string> }> {
  const [projects, days] = await scope.batch([
    call(selectProjects, {}),
    call(selectDays, { since }),
  ]);
  return {
    projects: projects.map((row) => ({
      id: row.id,
      createdAt: row.created_at,
      revision: row.workflow_revision,
    })),
    days: new Set(days.map(({ day }) => day)),
  };
}

/** Projects whose states of a day are removed at a time. */
const AT_ONCE = 100;

/** @param existing what becomes of snapshots that are there */
export async function saveSnapshots(
  tx: TxScope,
  snapshots: readonly Snapshot[],
  existing: 'kept' | 'replaced',
): Promise<void> {
  const saved = existing === 'kept' ? await withoutTaken(tx, snapshots) : snapshots;
  deferRows(tx, upsert, saved.map(toRow));
  for (const [day, ofDay] of Map.groupBy(saved, (snapshot) => snapshot.day))
    for (let from = 0; from < ofDay.length; from += AT_ONCE) {
      const projects = ofDay.slice(from, from + AT_ONCE).map(({ projectId }) => projectId);
      const params = { day, ...paramsOfList('project', projects) };
      tx.defer(removeStates({ projects: projects.length }), params);
    }
  deferRows(tx, insertStates, saved.flatMap(toStateRows));
}

async function withoutTaken(tx: TxScope, snapshots: readonly Snapshot[]): Promise<Snapshot[]> {
  const days = snapshots.map(({ day }) => day).toSorted();
  const rows = await tx.rows(selectTaken, { from: days[0] ?? '', to: days.at(-1) ?? '' });
  const taken = new Set(rows.map(({ project_id, day }) => `${project_id} ${day}`));
  return snapshots.filter(({ projectId, day }) => !taken.has(`${projectId} ${day}`));
}

/** The snapshots of a project from one day to another, both included; days without one are left out. */
export const snapshotsOf = (project: string, from: string, to: string): Call<SnapshotRow> =>
  call(selectSnapshots, { project, from, to });

const toRow = (snapshot: Snapshot): SnapshotRow => ({
  project_id: snapshot.projectId,
  day: snapshot.day,
  total: snapshot.states.reduce((sum, { tasks }) => sum + tasks, 0),
  open: inCategory(snapshot, 'todo'),
  in_progress: inCategory(snapshot, 'doing'),
  blocked: inCategory(snapshot, 'blocked'),
  done: inCategory(snapshot, 'done'),
  created: snapshot.created,
  completed: snapshot.completed,
  overdue: snapshot.overdue,
});

const toStateRows = ({ projectId, day, states }: Snapshot): SnapshotStateRow[] =>
  states.map(({ stateId, category, tasks }) => ({
    project_id: projectId,
    day,
    state_id: stateId,
    category,
    tasks,
  }));
