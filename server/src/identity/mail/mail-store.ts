import type { Selectable } from 'kysely';
import type { Control, ControlTx, MailTables, MailState } from '../tables/index.ts';
import type { Mail } from './mail.ts';

/** Every query on promised mail. */

export type NewMail = Omit<Mail, 'state' | 'attempts' | 'error' | 'sentAt'>;

/** Writes a mail down. @returns false when it was promised before */
export async function insertMail(control: ControlTx, mail: NewMail): Promise<boolean> {
  const row = await control
    .insertInto('mail')
    .values({
      id: mail.id,
      key: mail.key,
      tenant_id: mail.tenantId,
      account_id: mail.accountId,
      address: mail.address,
      kind: mail.kind,
      locale: mail.locale,
      data: JSON.stringify(mail.data),
      secret: mail.secret,
      message_id: mail.messageId,
      error: null,
      created_at: mail.createdAt,
      due_at: mail.createdAt,
      sent_at: null,
    })
    .onConflict((on) => on.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Claims a mail until `until`. A worker that has not reported a result by then has died.
 * @returns undefined for one that someone has, that is done with, or that is not there
 */
export async function claimMail(
  control: Control,
  id: string,
  { now, until }: { now: string; until: string },
): Promise<Mail | undefined> {
  const row = await control
    .updateTable('mail')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), due_at: until }))
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'queued'),
        eb.and([eb('state', '=', 'sending'), eb('due_at', '<=', now)]),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
  return row && toMail(row);
}

/** Records that a claimed mail was sent, with its language and address; deletes its secret. */
export async function markSent(
  control: Control,
  id: string,
  { at, address, locale }: { at: string; address: string; locale: string },
): Promise<void> {
  await control
    .updateTable('mail')
    .set({ state: 'sent', sent_at: at, address, locale, secret: null, error: null })
    .where('id', '=', id)
    .execute();
}

/** Records that a claimed mail will be retried from `dueAt` on. */
export async function markDelayed(
  control: Control,
  id: string,
  { dueAt, error }: { dueAt: string; error: string },
): Promise<void> {
  await control
    .updateTable('mail')
    .set({ state: 'queued', due_at: dueAt, error })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Notes that a mail will not go. One that failed keeps its secret, so that it can be tried again. */
export async function markEnded(
  control: Control,
  id: string,
  { state, error }: { state: 'failed' | 'suppressed'; error: string },
): Promise<void> {
  await control
    .updateTable('mail')
    .set({ state, error, ...(state === 'suppressed' && { secret: null }) })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'sending'])
    .execute();
}

/** Puts a mail that failed back in line. @returns whether there was such a one */
export async function requeueMail(control: ControlTx, id: string, now: string): Promise<boolean> {
  const row = await control
    .updateTable('mail')
    .set({ state: 'queued', due_at: now, error: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'queued'])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Mails that someone should have tried before then, the longest due first. */
export async function listOverdueMail(
  control: Control,
  before: string,
  limit: number,
): Promise<Mail[]> {
  const rows = await control
    .selectFrom('mail')
    .selectAll()
    .where('state', 'in', ['queued', 'sending'])
    .where('due_at', '<', before)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(toMail);
}

export interface MailFilter {
  readonly state?: MailState | undefined;
  readonly tenantId?: string | undefined;
  readonly address?: string | undefined;
}

/** The latest mails, newest first. */
export async function listMail(
  control: Control,
  { state, tenantId, address }: MailFilter,
  limit: number,
): Promise<Mail[]> {
  let query = control.selectFrom('mail').selectAll().orderBy('created_at', 'desc').limit(limit);
  if (state) query = query.where('state', '=', state);
  if (tenantId) query = query.where('tenant_id', '=', tenantId);
  if (address) query = query.where('address', '=', address.toLowerCase());
  return (await query.execute()).map(toMail);
}

export async function findMail(control: Control, id: string): Promise<Mail | undefined> {
  const row = await control.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toMail(row);
}

/** Forgets mails that are done with since before then. @returns how many */
export async function removeEndedMail(control: Control, before: string): Promise<number> {
  const { numDeletedRows } = await control
    .deleteFrom('mail')
    .where('created_at', '<', before)
    .where('state', 'in', ['sent', 'failed', 'suppressed'])
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Notes that a server said no one is at this address of the account. */
export async function putRefusal(
  control: Control,
  refusal: { accountId: string; address: string; answer: string; at: string },
): Promise<void> {
  const { accountId, address, answer, at } = refusal;
  await control
    .insertInto('mail_refusal')
    .values({ account_id: accountId, address, answer, refused_at: at })
    .onConflict((on) => on.column('account_id').doUpdateSet({ address, answer, refused_at: at }))
    .execute();
}

/** What a server said of the account's address when it refused it; undefined for one that works, as far as is known. */
export async function findRefusal(
  control: Control,
  accountId: string,
): Promise<{ answer: string; refusedAt: string } | undefined> {
  const row = await control
    .selectFrom('mail_refusal as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.answer', 'r.refused_at'])
    .where('r.account_id', '=', accountId)
    .whereRef('r.address', '=', 'a.email')
    .executeTakeFirst();
  return row && { answer: row.answer, refusedAt: row.refused_at };
}

/** Takes back that an address does not work: mail has arrived there. */
export async function removeRefusal(control: Control, accountId: string): Promise<void> {
  await control.deleteFrom('mail_refusal').where('account_id', '=', accountId).execute();
}

const toMail = (row: Selectable<MailTables['mail']>): Mail => ({
  id: row.id,
  key: row.key,
  tenantId: row.tenant_id,
  accountId: row.account_id,
  address: row.address,
  kind: row.kind,
  locale: row.locale,
  data: row.data,
  secret: row.secret,
  state: row.state,
  attempts: row.attempts,
  messageId: row.message_id,
  error: row.error,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});
