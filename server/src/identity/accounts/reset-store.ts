import { sql } from 'kysely';
import type { Control } from '../tables/index.ts';

/** Every query on password resets. */

/** A wish for a new password, as it was asked for. */
export interface AskedReset {
  readonly id: string;
  readonly address: string;
  readonly expiresAt: string;
}

/** One whose link was mailed, and still works. */
export interface OpenReset {
  readonly id: string;
  readonly accountId: string;
  readonly address: string;
  readonly expiresAt: string;
}

export async function insertReset(
  control: Control,
  { id, address, expiresAt }: AskedReset,
  now: string,
): Promise<void> {
  await control
    .insertInto('password_reset')
    .values({
      id,
      address,
      account_id: null,
      token_hash: null,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
}

/** A wish that no one has fulfilled yet and that has not expired. */
export async function findAskedReset(
  control: Control,
  id: string,
  now: string,
): Promise<AskedReset | undefined> {
  const row = await control
    .selectFrom('password_reset')
    .select(['id', 'address', 'expires_at'])
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { id: row.id, address: row.address, expiresAt: row.expires_at };
}

/** Gives a wish the account it is for and the secret of its link; an earlier secret of it stops working. */
export async function armReset(
  control: Control,
  id: string,
  { accountId, tokenHash }: { accountId: string; tokenHash: Buffer },
): Promise<void> {
  await control
    .updateTable('password_reset')
    .set({ account_id: accountId, token_hash: tokenHash })
    .where('id', '=', id)
    .execute();
}

export async function removeReset(control: Control, id: string): Promise<void> {
  await control.deleteFrom('password_reset').where('id', '=', id).execute();
}

/** The reset of a link: unused, not expired, and of an account that still has the address. */
export async function findOpenReset(
  control: Control,
  tokenHash: Buffer,
  now: string,
): Promise<OpenReset | undefined> {
  const row = await control
    .selectFrom('password_reset as r')
    .innerJoin('account as a', (on) =>
      on
        .onRef('a.id', '=', 'r.account_id')
        .on((eb) => eb(sql<string>`lower(a.email)`, '=', eb.ref('r.address'))),
    )
    .select(['r.id', 'a.id as account_id', 'r.address', 'r.expires_at'])
    .where('r.token_hash', '=', tokenHash)
    .where('r.used_at', 'is', null)
    .where('r.expires_at', '>', now)
    .where('a.active', '=', true)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      accountId: row.account_id,
      address: row.address,
      expiresAt: row.expires_at,
    }
  );
}

/**
 * Uses a reset up, and with it every other one of the account.
 * @returns false when someone else was faster, or it has expired
 */
export async function useReset(
  control: Control,
  { id, accountId }: Pick<OpenReset, 'id' | 'accountId'>,
  now: string,
): Promise<boolean> {
  const row = await control
    .updateTable('password_reset')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await control
    .updateTable('password_reset')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
  return true;
}

/** Forgets what expired before then. @returns how many */
export async function removeExpiredResets(control: Control, before: string): Promise<number> {
  const { numDeletedRows } = await control
    .deleteFrom('password_reset')
    .where('expires_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
