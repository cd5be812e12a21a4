import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type TxScope, call } from '#tenancy/scope/index.ts';
import type { WorkflowState } from '#features/work/workflow/index.ts';
import { type StoredTask, TASK_COLUMNS, type WorkTables } from './tables.ts';

/** What becomes of tasks when the workflow of their project changes. The caller holds the lock on the project. */

type Db = Builder<WorkTables>;
type Params = RowParams & { project: string; now: string };
interface Shape {
  readonly names: number;
}

const countLive = statement((db: Db, $: { project: string }) =>
  db
    .selectFrom('task_tally')
    .select(({ fn }) => ['status', fn.sum<number>('tasks').as('tasks')])
    .where('project_id', '=', $.project)
    .groupBy('status'),
);

const countAll = statement((db: Db, $: { project: string }) =>
  db
    .selectFrom('task')
    .select(({ fn }) => ['status', fn.countAll<number>().as('tasks')])
    .where('project_id', '=', $.project)
    .groupBy('status'),
);

const selectSome = statements(
  (db: Db, $: RowParams & { project: string; after: string; limit: number }, { names }: Shape) =>
    db
      .selectFrom('task')
      .select(TASK_COLUMNS)
      .where('project_id', '=', $.project)
      .where('status', 'in', listOf<string>($, 'name', names))
      .where('id', '>', $.after)
      .orderBy('id')
      .limit($.limit)
      .forUpdate(),
);

const complete = statements((db: Db, $: Params, { names }: Shape) =>
  db
    .updateTable('task')
    .set({ completed_at: $.now })
    .where('project_id', '=', $.project)
    .where('completed_at', 'is', null)
    .where('status', 'in', listOf<string>($, 'name', names)),
);

const reopen = statements((db: Db, $: Params, { names }: Shape) =>
  db
    .updateTable('task')
    .set({ completed_at: null })
    .where('project_id', '=', $.project)
    .where('completed_at', 'is not', null)
    .where('status', 'in', listOf<string>($, 'name', names)),
);

/** All in one statement, so that states can swap their names. */
const restate = statements((db: Db, $: Params, { names }: Shape) => {
  const [from, to] = [listOf<string>($, 'name', names), listOf<string>($, 'to', names)];
  return db
    .updateTable('task')
    .set(({ eb, val, ref, lit }) => ({
      status: from
        .reduce(
          (cases, name, i) => cases.when('status', '=', name).then(val(to[i] as string)),
          eb.case().when(lit(false)).then(ref('status')),
        )
        .else(ref('status'))
        .end(),
      version: eb('version', '+', 1),
      updated_at: $.now,
    }))
    .where('project_id', '=', $.project)
    .where('status', 'in', from);
});

export interface StatusCount {
  readonly status: string;
  readonly tasks: number;
}

/** How many live tasks of a project have each status. */
export const liveCounts = (project: string): Call<StatusCount> => call(countLive, { project });

/** The same with those in the trash, counted one by one. */
export const allCounts = (project: string): Call<StatusCount> => call(countAll, { project });

/** Some tasks of these statuses behind an id, in the order of ids, those in the trash as well; locked. */
export const findInStates = (
  tx: TxScope,
  project: string,
  names: readonly string[],
  { after, limit }: { after: string; limit: number },
): Promise<StoredTask[]> =>
  tx.rows(selectSome({ names: names.length }), {
    project,
    after,
    limit,
    ...paramsOfList('name', names),
  });

/**
 * Gives tasks the names of their new states, and says of each whether it is done.
 * @param changed old name to new state
 */
export function saveStates(
  tx: TxScope,
  project: string,
  changed: ReadonlyMap<string, WorkflowState>,
): void {
  const common = { project, now: tx.now };
  const named = (isDone: boolean): string[] =>
    [...changed].filter(([, to]) => (to.category === 'done') === isDone).map(([from]) => from);
  for (const [change, names] of [
    [complete, named(true)],
    [reopen, named(false)],
  ] as const)
    if (names.length > 0)
      tx.defer(change({ names: names.length }), { ...common, ...paramsOfList('name', names) });
  const [from, to] = [[...changed.keys()], [...changed.values()].map(({ name }) => name)];
  tx.defer(restate({ names: changed.size }), {
    ...common,
    ...paramsOfList('name', from),
    ...paramsOfList('to', to),
  });
}
