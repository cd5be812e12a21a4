import {
  type Builder,
  type RowParams,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type TenantScope, deferRows } from '#tenancy/scope/index.ts';
import type { ActivityTables } from '#features/foundation/activity/index.ts';
import { STATUS_CHANGE, transitionIn } from '../history.ts';
import { COLUMNS, type TransitionRow, type TransitionTables } from './transitions.ts';

type Db = Builder<ActivityTables & TransitionTables>;

const selectUnwritten = statement((db: Db, $: { since: string; told: string; limit: number }) =>
  db
    .selectFrom('activity as a')
    .leftJoin('task_transition as c', (join) =>
      join.onRef('c.task_id', '=', 'a.task_id').onRef('c.at', '=', 'a.at'),
    )
    .select(['a.id', 'a.project_id', 'a.task_id', 'a.actor_id', 'a.changes', 'a.at'])
    .where('a.id', '>=', $.since)
    .where('a.task_id', 'is not', null)
    .where('a.changes', 'like', $.told)
    .where('c.id', 'is', null)
    .orderBy('a.id')
    .limit($.limit),
);

const insertMissing = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('task_transition')
    .values(rowsOf<TransitionRow>($, COLUMNS, count))
    .onConflict((conflict) => conflict.columns(['task_id', 'id']).doNothing()),
);

const AT_ONCE = 1000;

/**
 * Writes the transitions that only history tells of. While a deployment is upgraded, processes of the version before
 * take tasks to other states as well, and they do not know the table.
 * @param since the id of the first entry to look at; ids are time-ordered
 * @returns how many were written
 */
export async function writeMissing(scope: TenantScope, since: string): Promise<number> {
  for (let from = since, written = 0; ;) {
    const params = { since: from, told: `${STATUS_CHANGE}%`, limit: AT_ONCE };
    const found = await scope.rows(selectUnwritten, params);
    const rows = found.map(transitionIn).filter((row) => row !== undefined);
    if (rows.length > 0) await scope.transact(async (tx) => deferRows(tx, insertMissing, rows));
    written += rows.length;
    const last = found.at(-1);
    if (!last || found.length < AT_ONCE) return written;
    from = last.id;
  }
}
