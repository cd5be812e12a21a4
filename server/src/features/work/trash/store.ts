import { expressionBuilder } from 'kysely';
import type { CursorPosition } from '#kernel/sort.ts';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  keysetParams,
  keysetShape,
  listOf,
  pageBy,
  paramsOfList,
  statements,
} from '#tenancy/query/index.ts';
import { type Scope, call, namedBatch } from '#tenancy/scope/index.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import type { ActivityTables } from '#features/foundation/activity/index.ts';
import {
  PURGED_AT,
  STANDING,
  type Sight,
  type ViewerParams,
  projectActivity,
  visibleOrTrashed,
} from '#features/work/projects/index.ts';
import { type WorkTables, taskActivity, visibleTasks } from '#features/work/tasks/index.ts';

type Db = Builder<WorkTables & ActivityTables>;

export type TrashSort = 'deletedAt';

interface Params extends ViewerParams {
  readonly purged: string;
}
type PageParams = Params & KeysetParams & { limit: number };
type PageShape = Sight & { keyset: KeysetShape<TrashSort> };

function trashedTasks(db: Db, $: Params, sight: Sight) {
  return visibleTasks(db, $, sight)
    .leftJoin('workflow_state as own', (join) =>
      join.onRef('own.project_id', '=', 't.project_id').onRef('own.live_name', '=', 't.status'),
    )
    .where('t.deleted_at', 'is not', null);
}

const selectTasks = statements((db: Db, $: PageParams, shape: PageShape) => {
  const { ref } = expressionBuilder<{ t: WorkTables['task'] }, 't'>();
  const found = trashedTasks(db, $, shape)
    .select(['t.id', 't.project_id', 't.project_key', 't.number', 't.title', 't.status'])
    .select(['t.priority', 't.reporter_id', 't.deleted_at', 'own.category'])
    .select(['p.name as project_name', 'p.color', 'p.archived_at', ...STANDING]);
  return pageBy(found, ref('t.deleted_at'), ref('t.id'), shape.keyset, $).limit($.limit);
});

const countTasks = statements((db: Db, $: Params, shape: Sight) =>
  trashedTasks(db, $, shape).select(({ fn }) => fn.countAll<number>().as('total')),
);

function trashedProjects(db: Db, $: Params, sight: Sight) {
  return visibleOrTrashed(db, $, sight).where('p.deleted_at', '>', $.purged);
}

const selectProjects = statements((db: Db, $: PageParams, shape: PageShape) => {
  const { ref } = expressionBuilder<{ p: WorkTables['project'] }, 'p'>();
  const found = trashedProjects(db, $, shape)
    .select(['p.id', 'p.key', 'p.name', 'p.color', 'p.deleted_at', ...STANDING])
    .select(({ selectFrom }) =>
      selectFrom('task as t')
        .select(({ fn }) => fn.countAll<number>().as('tasks'))
        .whereRef('t.project_id', '=', 'p.id')
        .where('t.deleted_at', 'is', null)
        .as('tasks'),
    );
  return pageBy(found, ref('p.deleted_at'), ref('p.id'), shape.keyset, $).limit($.limit);
});

const countProjects = statements((db: Db, $: Params, shape: Sight) =>
  trashedProjects(db, $, shape).select(({ fn }) => fn.countAll<number>().as('total')),
);

const selectDeletions = statements(
  (db: Db, $: Record<string, unknown>, shape: { of: 'project' | 'task'; count: number }) =>
    db
      .selectFrom('activity')
      .select(['id', 'project_id', 'task_id', 'actor_id', 'note'])
      .where(
        shape.of === 'task' ? 'task_id' : 'project_id',
        'in',
        listOf<string>($, 'subject', shape.count),
      )
      .where(
        'kind',
        '=',
        shape.of === 'task' ? taskActivity.deleted.name : projectActivity.deleted.name,
      )
      .orderBy('id'),
);

/** Who deleted something, and why when no one in particular did. */
export interface Deletion {
  readonly actorId: string | null;
  readonly note: string | null;
}

/** The latest deletion of each of these, by their ids. */
export async function deletionsOf(
  scope: Scope,
  of: 'project' | 'task',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Deletion>> {
  if (ids.length === 0) return new Map();
  const [rows] = await scope.batch([
    call(selectDeletions({ of, count: ids.length }), paramsOfList('subject', ids)),
  ]);
  return new Map(
    rows.map((row) => [
      (of === 'task' ? row.task_id : row.project_id) ?? '',
      { actorId: row.actor_id, note: row.note },
    ]),
  );
}

export interface PageOf {
  readonly place: CursorPosition<TrashSort>;
  readonly limit: number;
  readonly counted: boolean;
}

const viewer = (actor: Actor): Params => ({ actor: actor.userId, purged: PURGED_AT });

/** Up to `limit` deleted tasks behind a place, and how many there are if that is asked. */
export async function listTasks(scope: Scope, actor: Actor, { place, limit, counted }: PageOf) {
  const seen = { seesAll: seesEveryProject(actor) };
  const { page, totals } = await namedBatch(scope, {
    page: call(selectTasks({ ...seen, keyset: keysetShape(place) }), {
      ...viewer(actor),
      ...keysetParams(place),
      limit,
    }),
    totals: counted ? call(countTasks(seen), viewer(actor)) : undefined,
  });
  return { rows: page, total: totals[0]?.total };
}

/** The same of projects. */
export async function listProjects(scope: Scope, actor: Actor, { place, limit, counted }: PageOf) {
  const seen = { seesAll: seesEveryProject(actor) };
  const { page, totals } = await namedBatch(scope, {
    page: call(selectProjects({ ...seen, keyset: keysetShape(place) }), {
      ...viewer(actor),
      ...keysetParams(place),
      limit,
    }),
    totals: counted ? call(countProjects(seen), viewer(actor)) : undefined,
  });
  return { rows: page, total: totals[0]?.total };
}
