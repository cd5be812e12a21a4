import type { CursorPosition } from '#kernel/sort.ts';
import { expressionBuilder } from 'kysely';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  keysetParams,
  keysetShape,
  pageBy,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, call } from '#tenancy/scope/index.ts';
import { type Actor, seesEveryProject } from '#identity/index.ts';
import { type Sight, visibleRows } from '#features/work/projects/index.ts';
import type { InboxEntry } from '../model.ts';
import { COLUMNS, type InboxTables, type NotificationRow, toEntry } from './tables.ts';

/** Whose inbox someone looks into is always their own; what it shows is what they may see by now. */

type Db = Builder<InboxTables>;

/** Which entries: those that show now, all or only the unread or the read ones; or those that come back later. */
export type Box = 'all' | 'unread' | 'read' | 'snoozed';

interface Shape extends Sight {
  readonly box: Box | 'any';
}
interface Params {
  readonly person: string;
  readonly now: string;
}

function inBox(db: Db, $: Params, { box, ...sight }: Shape) {
  return visibleRows(db, 'notification as n', { actor: $.person }, sight)
    .where('n.person_id', '=', $.person)
    .$if(box === 'snoozed', (query) => query.where('n.shows_at', '>', $.now))
    .$if(box === 'all' || box === 'unread' || box === 'read', (query) =>
      query.where('n.shows_at', '<=', $.now),
    )
    .$if(box === 'unread', (query) => query.where('n.read_at', 'is', null))
    .$if(box === 'read', (query) => query.where('n.read_at', 'is not', null));
}

function named(db: Db, $: Params, shape: Shape) {
  return inBox(db, $, shape)
    .leftJoin('task as t', 't.id', 'n.task_id')
    .select(COLUMNS.map((column) => `n.${column}` as const))
    .select([
      'p.key as project_key',
      'p.name as project_name',
      'p.color as project_color',
      't.number as task_number',
      't.title as task_title',
      't.deleted_at as task_deleted_at',
    ]);
}

const selectPage = statements(
  (
    db: Db,
    $: Params & KeysetParams & { limit: number },
    shape: Shape & { keyset: KeysetShape<'showsAt'> },
  ) => {
    const { ref } = expressionBuilder<{ n: NotificationRow }, 'n'>();
    return pageBy(named(db, $, shape), ref('n.shows_at'), ref('n.id'), shape.keyset, $).limit(
      $.limit,
    );
  },
);

const countEntries = statements((db: Db, $: Params, shape: Shape) =>
  inBox(db, $, shape).select(({ fn }) => fn.countAll<number>().as('total')),
);

const selectNext = statements((db: Db, $: Params, shape: Shape) =>
  inBox(db, $, shape).select(({ fn }) => fn.min<string | null>('n.shows_at').as('next')),
);

const selectOne = statements((db: Db, $: Params & { id: string }, shape: Shape) =>
  named(db, $, shape).where('n.id', '=', $.id),
);

const lockOne = statement((db: Db, $: { person: string; id: string }) =>
  db
    .selectFrom('notification')
    .select('id')
    .where('id', '=', $.id)
    .where('person_id', '=', $.person)
    .forUpdate(),
);

type NamedRow = NonNullable<NonNullable<ReturnType<typeof selectOne>['types']>['row']>;

/** An entry with the names of what it is about, as they are now. */
export interface NamedEntry extends InboxEntry {
  readonly project: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly color: string;
  };
  readonly task: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly isDeleted: boolean;
  } | null;
}

export const toNamedEntry = (row: NamedRow): NamedEntry => ({
  ...toEntry(row),
  project: {
    id: row.project_id,
    key: row.project_key,
    name: row.project_name,
    color: row.project_color,
  },
  task:
    row.task_id === null || row.task_number === null
      ? null
      : {
          id: row.task_id,
          number: row.task_number,
          title: row.task_title ?? '',
          isDeleted: row.task_deleted_at !== null,
        },
});

const shapeFor = (actor: Actor, box: Shape['box']): Shape => ({
  seesAll: seesEveryProject(actor),
  box,
});

/** Up to `limit` entries of the caller after a position. @param now ISO-8601 */
export const pageOfBox = (
  actor: Actor,
  box: Box,
  place: CursorPosition<'showsAt'>,
  { limit, now }: { limit: number; now: string },
): Call<NamedRow> =>
  call(selectPage({ ...shapeFor(actor, box), keyset: keysetShape(place) }), {
    ...keysetParams(place),
    person: actor.userId,
    now,
    limit,
  });

/** The number of the caller's entries in a box. */
export const countOf = (actor: Actor, box: Box, now: string): Call<{ total: number }> =>
  call(countEntries(shapeFor(actor, box)), { person: actor.userId, now });

/** When the next of one's snoozed entries comes back. */
export const nextBack = (actor: Actor, now: string): Call<{ next: string | null }> =>
  call(selectNext(shapeFor(actor, 'snoozed')), { person: actor.userId, now });

/** One entry of the caller, in any box. */
export const findEntry = (actor: Actor, id: string, now: string): Call<NamedRow> =>
  call(selectOne(shapeFor(actor, 'any')), { person: actor.userId, now, id });

/** Locks an entry of the caller until the end of the unit of work. */
export const lockEntry = (actor: Actor, id: string): Call<{ id: string }> =>
  call(lockOne, { person: actor.userId, id });
