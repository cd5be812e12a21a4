import { type Expression, type SqlBool, expressionBuilder } from 'kysely';
import type { CursorPosition } from '#kernel/sort.ts';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  type RowParams,
  keysetParams,
  keysetShape,
  listOf,
  pageBy,
  paramsOfList,
  statements,
} from '#tenancy/query/index.ts';
import { type Scope, call, namedBatch } from '#tenancy/scope/index.ts';
import { PURGED_AT, type Project, type ProjectStatus } from '../model.ts';
import { PROJECT_COLUMNS, type ProjectTables, type StandingRow, toProject } from './tables.ts';
import { type Sight, type ViewerParams, visibleOrTrashed } from './visible.ts';

/** Which projects a list shows. */
export interface ProjectFilter {
  readonly actorId: string;
  /** Whether the actor sees every project, so that nothing need be hidden. */
  readonly seesAll: boolean;
  readonly statuses: readonly ProjectStatus[];
  /** Part of the name or the key; '' for all. */
  readonly text: string;
  readonly archived: boolean;
  readonly deleted: boolean;
}

export type ProjectSort = 'name' | 'key' | 'createdAt' | 'updatedAt';

interface Shape extends Sight {
  readonly statuses: number;
  readonly text: boolean;
  readonly archived: boolean;
  readonly deleted: boolean;
}

interface Params extends RowParams, ViewerParams {
  readonly pattern: string;
  readonly purged: string;
}

function filtered(db: Builder<ProjectTables>, $: Params, shape: Shape) {
  return visibleOrTrashed(db, $, shape)
    .where('p.deleted_at', shape.deleted ? 'is not' : 'is', null)
    .$if(shape.deleted, (query) => query.where('p.deleted_at', '>', $.purged))
    .$if(!shape.deleted, (query) =>
      query.where('p.archived_at', shape.archived ? 'is not' : 'is', null),
    )
    .$if(shape.statuses > 0, (query) =>
      query.where('p.status', 'in', listOf<ProjectStatus>($, 'status', shape.statuses)),
    )
    .$if(shape.text, (query) =>
      query.where(({ eb, or, fn, val }): Expression<SqlBool> => {
        const pattern = fn<string>('lower', [val($.pattern)]);
        return or([
          eb(fn('lower', ['p.name']), 'like', pattern),
          eb(fn('lower', ['p.key']), 'like', pattern),
        ]);
      }),
    );
}

const selectProjects = statements(
  (
    db: Builder<ProjectTables>,
    $: Params & KeysetParams & { limit: number },
    shape: Shape & { keyset: KeysetShape<ProjectSort> },
  ) => {
    const { ref, fn } = expressionBuilder<{ p: ProjectTables['project'] }, 'p'>();
    const sorts = {
      name: fn<string>('lower', ['p.name']),
      key: ref('p.key'),
      createdAt: ref('p.created_at'),
      updatedAt: ref('p.updated_at'),
    };
    const found = filtered(db, $, shape)
      .select(PROJECT_COLUMNS.map((column) => `p.${column}` as const))
      .select(['m.role as project_role', sorts[shape.keyset.field].as('sort_value')]);
    return pageBy(found, sorts[shape.keyset.field], ref('p.id'), shape.keyset, $).limit($.limit);
  },
);

const countProjects = statements((db: Builder<ProjectTables>, $: Params, shape: Shape) =>
  filtered(db, $, shape).select(({ fn }) => fn.countAll<number>().as('total')),
);

export interface ListedProject {
  readonly project: Project;
  readonly sortValue: string;
}

/** Up to `limit` projects behind a place, and how many there are in all if that is asked: one message. */
export async function listProjects(
  scope: Scope,
  filter: ProjectFilter,
  place: CursorPosition<ProjectSort>,
  limit: number,
  counted: boolean,
): Promise<{ found: ListedProject[]; total: number | undefined }> {
  const shape: Shape = {
    seesAll: filter.seesAll,
    statuses: filter.statuses.length,
    text: filter.text !== '',
    archived: filter.archived,
    deleted: filter.deleted,
  };
  const params = {
    actor: filter.actorId,
    purged: PURGED_AT,
    pattern: `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`,
    ...paramsOfList('status', filter.statuses),
  };
  const { page, total } = await namedBatch(scope, {
    page: call(selectProjects({ ...shape, keyset: keysetShape(place) }), {
      ...params,
      ...keysetParams(place),
      limit,
    }),
    total: counted ? call(countProjects(shape), params) : undefined,
  });
  const found = page.map((row) => ({
    project: toProject(row satisfies StandingRow),
    sortValue: row.sort_value,
  }));
  return { found, total: total[0]?.total };
}
