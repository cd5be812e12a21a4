import {
  type Builder,
  type RowParams,
  paramsOfRows,
  rowsOf,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type Scope, call } from '#tenancy/scope/index.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import type { Sight } from '#features/work/projects/index.ts';
import { type WorkTables, visibleTasks } from '#features/work/tasks/index.ts';
import { type Category, stateOf, workflowsOf } from '#features/work/workflow/index.ts';
import type { TaskKey } from '../mentions.ts';

/** A task that a comment links to, as far as its reader may know it. */
export interface LinkedTask {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly status: string;
  readonly category: Category;
}

interface LinkedRow {
  id: string;
  project_id: string;
  key: string;
  number: number;
  title: string;
  status: string;
  workflow_revision: string | null;
}

const selectLinked = statements(
  (
    db: Builder<WorkTables>,
    $: RowParams & { actor: string },
    { count, ...sight }: Sight & { count: number },
  ) =>
    visibleTasks(db, $, sight)
      .select(['t.id', 't.project_id', 'p.key', 't.number', 't.title', 't.status'])
      .select('p.workflow_revision')
      .where('t.deleted_at', 'is', null)
      .where(({ and, eb, or }) =>
        or(
          rowsOf<TaskKey>($, ['key', 'number'], count).map(({ key, number }) =>
            and([eb('p.key', '=', key), eb('t.number', '=', number)]),
          ),
        ),
      ),
);

/** Keys that one statement looks up, and that one answer looks up in all; those beyond stay text. */
const AT_ONCE = 50;
const MOST = 500;

const lookUp = (actor: Actor, keys: readonly TaskKey[]): Call<LinkedRow> =>
  call(selectLinked({ count: keys.length, seesAll: seesEveryProject(actor) }), {
    actor: actor.userId,
    ...paramsOfRows(keys),
  });

/**
 * The tasks of these keys that someone may see and that are not in the trash, by key: one message, and none for no
 * keys.
 */
export async function findLinked(
  scope: Scope,
  actor: Actor,
  keys: readonly TaskKey[],
): Promise<ReadonlyMap<string, LinkedTask>> {
  const each = new Map(keys.map((one) => [textOf(one), one]));
  const asked = [...each.values()].slice(0, MOST);
  if (asked.length === 0) return new Map();
  const parts = Array.from({ length: Math.ceil(asked.length / AT_ONCE) }, (_, i) =>
    asked.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );
  const rows = (await scope.batch(parts.map((part) => lookUp(actor, part)))).flat();
  const refOf = (row: LinkedRow) => ({
    projectId: row.project_id,
    revision: row.workflow_revision,
  });
  const workflowOf = await workflowsOf(scope, rows.map(refOf));
  return new Map(
    rows.map((row) => {
      const { id, title, status } = row;
      const key = textOf(row);
      const { category } = stateOf(workflowOf(refOf(row)), status);
      return [key, { id, key, title, status, category }];
    }),
  );
}

export const textOf = ({ key, number }: TaskKey): string => `${key}-${number}`;
