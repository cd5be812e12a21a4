import type { Control, ControlTx } from '../tables/index.ts';
import type { PreparedAccount } from './account.ts';

/** Every query on sign-ups that wait for their address to be confirmed. */

/** What someone wants besides an account: a workspace of their own, or to join one by an invitation. */
export type SignUpWish =
  | { readonly slug: string; readonly name: string; readonly plan: string }
  | { readonly invitationId: string };

/** A sign-up as it was asked for. */
export interface NewSignUp {
  readonly id: string;
  readonly account: PreparedAccount;
  readonly wish: SignUpWish;
  /** A language tag, of the mail. */
  readonly locale: string;
  readonly expiresAt: string;
}

/** One for which a mail is still to be written. */
export type AskedSignUp = Pick<NewSignUp, 'id' | 'locale' | 'expiresAt'> & {
  readonly address: string;
};

/** One whose link was mailed, and still works. */
export type OpenSignUp = Omit<NewSignUp, 'locale'>;

/** How `wish` stands in the table. */
interface Wished {
  readonly fullName: string;
  readonly username?: string;
  readonly workspace?: { readonly slug: string; readonly name: string; readonly plan: string };
}

export async function insertSignUp(
  control: ControlTx,
  { id, account, wish, locale, expiresAt }: NewSignUp,
  now: string,
): Promise<void> {
  const { fullName, username } = account;
  const wished: Wished = {
    fullName,
    ...(username !== undefined && { username }),
    ...('slug' in wish && { workspace: wish }),
  };
  await control
    .insertInto('sign_up')
    .values({
      id,
      address: account.email,
      locale,
      wish: JSON.stringify(wished),
      password_hash: account.passwordHash,
      invitation_id: 'invitationId' in wish ? wish.invitationId : null,
      token_hash: null,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

/** One that has not expired. */
export async function findAskedSignUp(
  control: Control,
  id: string,
  now: string,
): Promise<AskedSignUp | undefined> {
  const row = await control
    .selectFrom('sign_up')
    .select(['id', 'address', 'locale', 'expires_at'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { id: row.id, address: row.address, locale: row.locale, expiresAt: row.expires_at };
}

/** Gives a sign-up the secret of its link; an earlier secret of it stops working. */
export async function armSignUp(control: Control, id: string, tokenHash: Buffer): Promise<void> {
  await control
    .updateTable('sign_up')
    .set({ token_hash: tokenHash })
    .where('id', '=', id)
    .where('wish', 'is not', null)
    .execute();
}

/** Forgets what was wished, password included, and leaves the address alone: there is an account. */
export async function emptySignUp(control: Control, id: string): Promise<void> {
  await control
    .updateTable('sign_up')
    .set({ wish: null, password_hash: null, token_hash: null })
    .where('id', '=', id)
    .execute();
}

/** The sign-up of a link, unless it has expired. */
export async function findOpenSignUp(
  control: Control,
  tokenHash: Buffer,
  now: string,
): Promise<OpenSignUp | undefined> {
  const row = await control
    .selectFrom('sign_up')
    .select(['id', 'address', 'wish', 'password_hash', 'invitation_id', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row || row.wish === null || row.password_hash === null) return undefined;
  const { fullName, username, workspace } = row.wish as Wished;
  const wish = workspace ?? (row.invitation_id && { invitationId: row.invitation_id });
  if (!wish) return undefined;
  return {
    id: row.id,
    account: { email: row.address, fullName, username, passwordHash: row.password_hash },
    wish,
    expiresAt: row.expires_at,
  };
}

/**
 * Locks every sign-up of an address, always in the same order.
 * @returns whether this one is among them, and no one has used it up
 */
export async function lockSignUps(
  control: ControlTx,
  { id, address }: { id: string; address: string },
): Promise<boolean> {
  const rows = await control
    .selectFrom('sign_up')
    .select('id')
    .where('address', '=', address)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.some((row) => row.id === id);
}

export async function removeSignUp(control: Control, id: string): Promise<void> {
  await control.deleteFrom('sign_up').where('id', '=', id).execute();
}

/** Forgets every sign-up of an address: it has an account. */
export async function removeSignUpsOf(control: Control, address: string): Promise<void> {
  await control.deleteFrom('sign_up').where('address', '=', address).execute();
}

/** Forgets what expired before then. @returns how many */
export async function removeExpiredSignUps(control: Control, before: string): Promise<number> {
  const { numDeletedRows } = await control
    .deleteFrom('sign_up')
    .where('expires_at', '<=', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
