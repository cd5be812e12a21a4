import { type Builder, statements } from '#tenancy/language/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { WorkTables } from './tables.ts';

/** How many projects are read one by one at the most. */
const FEW = 32;

const selectVisible = statements(
  (
    db: Builder<WorkTables>,
    $: { actor: string; limit: number },
    { seesAll }: { seesAll: boolean },
  ) =>
    db
      .selectFrom('project as p')
      .leftJoin('project_member as m', (join) =>
        seesAll
          ? join.on(({ lit }) => lit(false))
          : join.onRef('m.project_id', '=', 'p.id').on('m.person_id', '=', $.actor),
      )
      .select('p.id')
      .where('p.deleted_at', 'is', null)
      .$if(!seesAll, (query) =>
        query.where(({ eb, or }) =>
          or([eb('p.visibility', '=', 'workspace'), eb('m.role', 'is not', null)]),
        ),
      )
      .limit($.limit),
);

/** The ids of the projects somebody sees, when they are few; undefined when they are many. */
export async function visibleProjects(
  scope: Scope,
  { actorId: actor, seesAll }: { readonly actorId: string; readonly seesAll: boolean },
): Promise<string[] | undefined> {
  const rows = await scope.rows(selectVisible({ seesAll }), { actor, limit: FEW + 1 });
  return rows.length > FEW ? undefined : rows.map(({ id }) => id);
}
