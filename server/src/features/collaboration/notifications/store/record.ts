import { type Builder, columnsOf, statement, statements } from '#tenancy/query/index.ts';
import { type Call, type TxScope, call } from '#tenancy/scope/index.ts';
import type { InboxEntry } from '../model.ts';
import { COLUMNS, type InboxTables, type NotificationRow, toRow } from './tables.ts';

/** What writing news into inboxes asks and does. */

type Db = Builder<InboxTables>;

const selectRecent = statements(
  (
    db: Db,
    $: { person: string; subject: string; since: string; key: string },
    { of }: { of: 'task' | 'project' },
  ) =>
    db
      .selectFrom('notification')
      .select(COLUMNS)
      .where('person_id', '=', $.person)
      .where(({ eb, or }) => or([eb('at', '>=', $.since), eb('group_key', '=', $.key)]))
      .$if(of === 'task', (query) => query.where('task_id', '=', $.subject))
      .$if(of === 'project', (query) =>
        query.where('project_id', '=', $.subject).where('task_id', 'is', null),
      ),
);

const selectTask = statement((db: Db, $: { id: string }) =>
  db.selectFrom('task').select('id').where('id', '=', $.id),
);

const insertEntry = statement((db: Db, $: NotificationRow) =>
  db
    .insertInto('notification')
    .values(columnsOf($, COLUMNS))
    .onConflict((conflict) => conflict.columns(['person_id', 'group_key']).doNothing()),
);

const updateEntry = statement((db: Db, $: NotificationRow & { known: number }) =>
  db
    .updateTable('notification')
    .set(columnsOf($, ['data', 'at', 'shows_at', 'group_key', 'version']))
    .where('id', '=', $.id)
    .where('version', '=', $.known),
);

const closeEntry = statement((db: Db, $: { id: string; known: number }) =>
  db
    .updateTable('notification')
    .set({ group_key: null })
    .where('id', '=', $.id)
    .where('version', '=', $.known),
);

/** Someone's entries about one thing that have grown since then, and the one that is open for more. */
export const recentEntries = (
  { personId, projectId, taskId, groupKey }: InboxEntry,
  since: string,
): Call<NotificationRow> =>
  call(selectRecent({ of: taskId === null ? 'project' : 'task' }), {
    person: personId,
    subject: taskId ?? projectId,
    since,
    key: groupKey ?? '',
  });

/** Whether the task is there still. */
export const taskExists = (id: string): Call<{ id: string }> => call(selectTask, { id });

/** Puts an entry into an inbox. @returns false when another one is open for the same things */
export const putEntry = async (tx: TxScope, entry: InboxEntry): Promise<boolean> =>
  (await tx.change(insertEntry, toRow(entry))) === 1;

/** @returns false when someone else has changed it since it was read */
export const growEntry = async (
  tx: TxScope,
  known: InboxEntry,
  grown: InboxEntry,
): Promise<boolean> =>
  (await tx.change(updateEntry, { ...toRow(grown), known: known.version })) === 1;

/** Nothing is added to it any more. */
export const close = (tx: TxScope, { id, version }: InboxEntry): void =>
  tx.defer(closeEntry, { id, known: version });
