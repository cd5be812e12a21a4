import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import type { WorkTables } from './tables.ts';

type Db = Builder<WorkTables>;

/**
 * Numbers ever given out bound the tasks there are, and stand in a handful of project rows; only when
 * the bound comes near the limit are the tasks themselves counted.
 */
const selectUsage = statement((db: Db, $: { plenty: number }) =>
  db
    .selectFrom(
      db
        .selectFrom('project')
        .select(({ fn, eb, lit }) =>
          fn.coalesce(fn.sum<number>(eb('next_number', '-', lit(1))), lit(0)).as('given'),
        )
        .where('deleted_at', 'is', null)
        .as('numbers'),
    )
    .select(({ eb, selectFrom }) =>
      eb
        .case()
        .when(eb('numbers.given', '<=', $.plenty))
        .then(eb.ref('numbers.given'))
        .else(
          selectFrom('task as t')
            .innerJoin('project as p', 'p.id', 't.project_id')
            .select((counted) => counted.fn.countAll<number>().as('tasks'))
            .where('t.deleted_at', 'is', null)
            .where('p.deleted_at', 'is', null),
        )
        .end()
        .as('usage'),
    ),
);

/** How many tasks count against the plan: exact near the limit, an upper bound well below it. */
export const taskUsage = (limit: number, adding: number): Call<{ usage: number | null }> =>
  call(selectUsage, { plenty: limit - adding });

const countTasks = statement((db: Db, $: { projectId: string }) =>
  db
    .selectFrom('task')
    .select(({ fn }) => fn.countAll<number>().as('tasks'))
    .where('project_id', '=', $.projectId)
    .where('deleted_at', 'is', null),
);

/** How many tasks a project has that are not in the trash themselves, though the project may be. */
export const countIn = (projectId: string): Call<{ tasks: number }> =>
  call(countTasks, { projectId });
