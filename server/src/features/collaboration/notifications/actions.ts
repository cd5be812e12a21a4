import { toUtc } from '#kernel/dates.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { requireVersion } from '#kernel/version.ts';
import { type TxScope, namedBatch } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { announceInbox } from './events.ts';
import { markAllRead, saveState } from './store/change.ts';
import { type NamedEntry, countOf, findEntry, lockEntry, toNamedEntry } from './store/read.ts';

/** @throws AppError `not_found` for what is someone else's, or of a project one may not see any more */
export async function assertSeen(tx: TxScope, actor: Actor, id: string): Promise<void> {
  const { found } = await namedBatch(tx, { found: findEntry(actor, id, tx.now) });
  if (!found[0]) throw notFound('notification');
}

type State = Pick<NamedEntry, 'readAt' | 'showsAt' | 'snoozedUntil'>;

/** @throws AppError `not_found` for what is someone else's, or of a project one may not see any more */
async function change(
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
  to: (entry: NamedEntry) => State,
): Promise<NamedEntry> {
  const { found } = await namedBatch(
    tx,
    { found: findEntry(actor, id, tx.now) },
    { after: [lockEntry(actor, id)] },
  );
  const entry = found[0] && toNamedEntry(found[0]);
  if (!entry) throw notFound('notification');
  requireVersion(entry.version, ifMatch);
  const state = to(entry);
  if (
    state.readAt === entry.readAt &&
    state.showsAt === entry.showsAt &&
    state.snoozedUntil === entry.snoozedUntil
  )
    return entry;
  // A notification that was read or snoozed stays unchanged: later changes create a new one.
  const after = { ...entry, ...state, groupKey: null, version: entry.version + 1 };
  saveState(tx, after);
  announceInbox(tx, actor.userId, id);
  return after;
}

/** Marks an entry as read; a read one stays unchanged. @throws AppError `not_found`, `version_mismatch` */
export const markRead = (
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<NamedEntry> =>
  change(tx, actor, id, ifMatch, (entry) => ({ ...entry, readAt: entry.readAt ?? tx.now }));

/** Marks an entry as unread. @throws AppError `not_found`, `version_mismatch` */
export const markUnread = (
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<NamedEntry> => change(tx, actor, id, ifMatch, (entry) => ({ ...entry, readAt: null }));

const LONGEST_MS = 366 * 86_400_000;

/** Hides an entry until a time, at which it is unread again. @throws AppError `not_found`, `version_mismatch`, `invalid` */
export async function snooze(
  tx: TxScope,
  actor: Actor,
  id: string,
  until: string,
  ifMatch: number | undefined,
): Promise<NamedEntry> {
  const back = toUtc('until', until);
  if (back <= tx.now || Date.parse(back) > Date.parse(tx.now) + LONGEST_MS)
    throw invalid({ path: 'until', message: 'must be later than now, and within a year' });
  return change(tx, actor, id, ifMatch, () => ({
    readAt: null,
    showsAt: back,
    snoozedUntil: back,
  }));
}

/** Brings a snoozed entry back to its place. @throws AppError `not_found`, `version_mismatch` */
export const unsnooze = (
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<NamedEntry> =>
  change(tx, actor, id, ifMatch, (entry) => ({
    ...entry,
    showsAt: entry.at,
    snoozedUntil: null,
  }));

/** Marks all that shows now as read. @returns how many are unread after that: what one may not see does not count */
export async function markAll(tx: TxScope, actor: Actor): Promise<number> {
  if ((await markAllRead(tx, actor.userId)) > 0) announceInbox(tx, actor.userId, null);
  const { unread } = await namedBatch(tx, { unread: countOf(actor, 'unread', tx.now) });
  return unread[0]?.total ?? 0;
}
