import { type Builder, statement, statements } from '#tenancy/query/index.ts';
import { type Call, type TxScope, call } from '#tenancy/scope/index.ts';
import type { Slot } from '../board.ts';
import type { TaskTables } from './tables.ts';

type Db = Builder<TaskTables>;

const column = (db: Db) =>
  db.selectFrom('task as t').select(['t.id', 't.rank']).where('t.deleted_at', 'is', null);

const selectEnd = statements(
  (
    db: Db,
    $: { of: string; status: string; except: string },
    shape: { of: 'project' | 'task'; status: 'given' | 'own' },
  ) => {
    const task = db.selectFrom('task as moved').where('moved.id', '=', $.of);
    return column(db)
      .where('t.project_id', '=', shape.of === 'project' ? $.of : task.select('moved.project_id'))
      .where('t.status', '=', shape.status === 'given' ? $.status : task.select('moved.status'))
      .where('t.id', '!=', $.except)
      .orderBy('t.rank', 'desc')
      .orderBy('t.id', 'desc')
      .limit(1);
  },
);

const selectNeighbour = statements(
  (db: Db, $: { of: string; except: string }, side: 'next' | 'previous') => {
    const anchor = db.selectFrom('task as anchor').where('anchor.id', '=', $.of);
    const rank = anchor.select('anchor.rank');
    const [past, upTo, direction] =
      side === 'next' ? (['>', '>=', 'asc'] as const) : (['<', '<=', 'desc'] as const);
    return column(db)
      .where('t.project_id', '=', anchor.select('anchor.project_id'))
      .where('t.status', '=', anchor.select('anchor.status'))
      .where('t.id', '!=', $.except)
      .where('t.rank', upTo, rank)
      .where(({ eb, or }) => or([eb('t.rank', past, rank), eb('t.id', past, $.of)]))
      .orderBy('t.rank', direction)
      .orderBy('t.id', direction)
      .limit(1);
  },
);

interface Crowd {
  readonly project: string;
  readonly status: string;
  readonly rank: string;
  readonly except: string;
}

const selectCrowd = statements((db: Db, $: Crowd, which: 'at the rank' | 'next rank') =>
  column(db)
    .where('t.project_id', '=', $.project)
    .where('t.status', '=', $.status)
    .where('t.rank', which === 'at the rank' ? '=' : '>', $.rank)
    .where('t.id', '!=', $.except)
    .orderBy('t.rank')
    .orderBy('t.id')
    .$if(which === 'next rank', (query) => query.limit(1)),
);

const updateRank = statement((db: Db, $: { id: string; rank: string; now: string }) =>
  db
    .updateTable('task')
    .set(({ eb }) => ({ rank: $.rank, version: eb('version', '+', 1), updated_at: $.now }))
    .where('id', '=', $.id),
);

const countSome = statement((db: Db, $: { project: string; status: string; enough: number }) =>
  db
    .selectFrom(
      db
        .selectFrom('task')
        .select('id')
        .where('project_id', '=', $.project)
        .where('status', '=', $.status)
        .where('deleted_at', 'is', null)
        .limit($.enough)
        .as('some'),
    )
    .select(({ fn }) => fn.countAll<number>().as('tasks')),
);

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The last of a column of a project. */
export const endOfColumn = (projectId: string, status: string): Call<Slot> =>
  call(selectEnd({ of: 'project', status: 'given' }), { of: projectId, status, except: NOBODY });

/** The last, besides the task itself, of a column of its project; of its own column unless one is named. */
export const endFor = (taskId: string, status: string | undefined): Call<Slot> =>
  call(selectEnd({ of: 'task', status: status === undefined ? 'own' : 'given' }), {
    of: taskId,
    status: status ?? '',
    except: taskId,
  });

/** The live task right behind or before another in that one's column, leaving one out. */
export const neighbour = (side: 'next' | 'previous', of: string, except: string): Call<Slot> =>
  call(selectNeighbour(side), { of, except });

/** Every task that shares a rank, in order, and the first one beyond. */
export async function findCrowd(
  tx: TxScope,
  crowd: Crowd,
): Promise<{ sharing: Slot[]; beyond: Slot | undefined }> {
  const [sharing, [beyond]] = await tx.batch([
    call(selectCrowd('at the rank'), crowd),
    call(selectCrowd('next rank'), crowd),
  ]);
  return { sharing, beyond };
}

export const saveRank = (tx: TxScope, slot: Slot): void =>
  tx.defer(updateRank, { ...slot, now: tx.now });

/** How many live tasks of a project are in a state, up to `enough`. */
export const countInState = (
  project: string,
  status: string,
  enough: number,
): Call<{ tasks: number }> => call(countSome, { project, status, enough });
