import {
  type Builder,
  columnsOf,
  listOf,
  paramsOfList,
  statement,
  statements,
  type RowParams,
} from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { InboxEntry } from '../model.ts';
import { type InboxTables, type NotificationRow, toRow } from './tables.ts';

type Db = Builder<InboxTables>;

const updateState = statement((db: Db, $: NotificationRow) =>
  db
    .updateTable('notification')
    .set(columnsOf($, ['group_key', 'shows_at', 'read_at', 'snoozed_until', 'version']))
    .where('id', '=', $.id),
);

const readAll = statement((db: Db, $: { person: string; now: string }) =>
  db
    .updateTable('notification')
    .set(({ eb, lit }) => ({
      read_at: $.now,
      group_key: null,
      version: eb('version', '+', lit(1)),
    }))
    .where('person_id', '=', $.person)
    .where('read_at', 'is', null)
    .where('shows_at', '<=', $.now),
);

const deleteOf = statement((db: Db, $: { person: string }) =>
  db.deleteFrom('notification').where('person_id', '=', $.person),
);

const selectOld = statement((db: Db, $: { before: string; limit: number }) =>
  db
    .selectFrom('notification')
    .select('id')
    .where('read_at', '<', $.before)
    .orderBy('read_at')
    .limit($.limit),
);

const deleteSome = statements((db: Db, $: RowParams, count: number) =>
  db.deleteFrom('notification').where('id', 'in', listOf<string>($, 'id', count)),
);

/** Writes whether an entry is read and when it shows. */
export const saveState = (tx: TxScope, entry: InboxEntry): void =>
  tx.defer(updateState, toRow(entry));

/** Marks everything that shows now as read. @returns how many that were */
export const markAllRead = (tx: TxScope, personId: string): Promise<number> =>
  tx.change(readAll, { person: personId, now: tx.now });

/** Empties someone's inbox: they have left. */
export const removeInbox = (tx: TxScope, personId: string): void =>
  tx.defer(deleteOf, { person: personId });

/** Rows that go in one unit of work. */
const CHUNK = 500;

/** Removes some of what was read before a time. @returns whether there may be more */
export async function removeRead(tx: TxScope, before: string): Promise<boolean> {
  const old = await tx.rows(selectOld, { before, limit: CHUNK });
  if (old.length === 0) return false;
  // Filled up to one length, so that one statement serves all.
  const ids = Array.from({ length: CHUNK }, (_, i) => (old[i] ?? old[0])?.id);
  await tx.change(deleteSome(CHUNK), paramsOfList('id', ids));
  return old.length === CHUNK;
}
