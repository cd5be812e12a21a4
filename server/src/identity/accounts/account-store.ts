import { type Selectable, sql } from 'kysely';
import { AppError } from '#kernel/errors.ts';
import { violatedConstraint } from '#platform/db/index.ts';
import type { Control, AccountTables } from '../tables/index.ts';
import type { Account } from './account.ts';

/** Every query on accounts. A password hash leaves this file only through `findForLogin`. */

const COLUMNS = [
  'id',
  'email',
  'username',
  'full_name',
  'locale',
  'time_zone',
  'active',
  'created_at',
  'last_login_at',
  'email_verified_at',
] as const;

type AccountRow = Omit<Selectable<AccountTables['account']>, 'password_hash'>;

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly fullName: string;
  readonly passwordHash: string;
}

export async function findAccount(control: Control, id: string): Promise<Account | undefined> {
  const row = await control
    .selectFrom('account')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toAccount(row);
}

export async function findAccountByEmail(
  control: Control,
  email: string,
): Promise<Account | undefined> {
  const row = await control
    .selectFrom('account')
    .select(COLUMNS)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row && toAccount(row);
}

/** @param login an e-mail address or a user name; only addresses contain an @ */
export async function findForLogin(
  control: Control,
  login: string,
): Promise<{ account: Account; passwordHash: string | null } | undefined> {
  const column = login.includes('@') ? sql`lower(email)` : sql`lower(username)`;
  const row = await control
    .selectFrom('account')
    .select([...COLUMNS, 'password_hash'])
    .where(column, '=', login.trim().toLowerCase())
    .executeTakeFirst();
  return row && { account: toAccount(row), passwordHash: row.password_hash };
}

export async function isUsernameFree(control: Control, username: string): Promise<boolean> {
  const row = await control
    .selectFrom('account')
    .select('id')
    .where(sql`lower(username)`, '=', username.toLowerCase())
    .executeTakeFirst();
  return row === undefined;
}

/**
 * @returns undefined when the user name is taken; the transaction continues
 * @throws AppError `account_taken` when the address is
 */
export async function insertAccount(
  control: Control,
  account: NewAccount,
  now: string,
): Promise<Account | undefined> {
  const row = await control
    .insertInto('account')
    .values({
      id: account.id,
      email: account.email,
      username: account.username,
      full_name: account.fullName,
      password_hash: account.passwordHash,
      created_at: now,
      last_login_at: null,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(username)`).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
    .catch(refuseTaken);
  return row && toAccount(row);
}

/** Gives an account another password. */
export async function updatePassword(control: Control, id: string, hash: string): Promise<void> {
  await control.updateTable('account').set({ password_hash: hash }).where('id', '=', id).execute();
}

/** Notes that the account's address is its owner's; the first proof counts. */
export async function markVerified(control: Control, id: string, now: string): Promise<void> {
  await control
    .updateTable('account')
    .set({ email_verified_at: now })
    .where('id', '=', id)
    .where('email_verified_at', 'is', null)
    .execute();
}

/** @returns whether the account had no password before; one that has keeps it */
export async function insertPassword(control: Control, id: string, hash: string): Promise<boolean> {
  const changed = await control
    .updateTable('account')
    .set({ password_hash: hash })
    .where('id', '=', id)
    .where('password_hash', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Whether this is the password of an account, and stays it until the end of the transaction. */
export async function holdPassword(control: Control, id: string, hash: string): Promise<boolean> {
  const row = await control
    .selectFrom('account')
    .select('id')
    .where('id', '=', id)
    .where('password_hash', '=', hash)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

export interface ProfileChange {
  readonly fullName?: string;
  readonly username?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** @throws AppError `account_taken` when the user name is someone else's */
export async function updateProfile(
  control: Control,
  id: string,
  change: ProfileChange,
): Promise<Account | undefined> {
  const set = {
    ...(change.fullName !== undefined && { full_name: change.fullName }),
    ...(change.username !== undefined && { username: change.username }),
    ...(change.locale !== undefined && { locale: change.locale }),
    ...(change.timeZone !== undefined && { time_zone: change.timeZone }),
  };
  if (Object.keys(set).length === 0) return findAccount(control, id);
  const row = await control
    .updateTable('account')
    .set(set)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst()
    .catch(refuseTaken);
  return row && toAccount(row);
}

export async function touchLogin(control: Control, id: string, now: string): Promise<void> {
  await control.updateTable('account').set({ last_login_at: now }).where('id', '=', id).execute();
}

function refuseTaken(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'account_email' || constraint === 'account_username') refuseAccount();
  throw error;
}

/** The answer does not say which field it was: it would tell strangers who has an account. */
export function refuseAccount(): never {
  throw new AppError(
    'account_taken',
    'An account with this e-mail address or user name cannot be created. If it is yours, sign in instead.',
  );
}

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  username: row.username,
  fullName: row.full_name,
  locale: row.locale,
  timeZone: row.time_zone,
  active: row.active,
  createdAt: row.created_at,
  lastLoginAt: row.last_login_at,
  emailVerifiedAt: row.email_verified_at,
});
