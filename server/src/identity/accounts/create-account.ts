import { randomInt } from 'node:crypto';
import type { FieldProblem } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Control } from '../tables.ts';
import { type Account, normalEmail, normalName, usernameFrom } from './account.ts';
import { insertAccount, isUsernameFree } from './account-store.ts';
import { passwordProblem } from './password-policy.ts';
import type { Passwords } from './passwords.ts';

/** What somebody says about themselves when they get an account. */
export interface AccountDraft {
  readonly email: string;
  readonly fullName: string;
  readonly username?: string | undefined;
  readonly password: string;
}

/** A draft that was found good, with its password already hashed: hashing is slow and stays out of transactions. */
export interface PreparedAccount {
  readonly email: string;
  readonly fullName: string;
  readonly username: string | undefined;
  readonly passwordHash: string;
}

/** What no schema can say about a draft. */
export function draftProblems(draft: AccountDraft): FieldProblem[] {
  const problem = passwordProblem(draft.password, draft);
  return problem ? [problem] : [];
}

/** Call `draftProblems` first: this checks nothing. */
export async function prepareAccount(passwords: Passwords, draft: AccountDraft): Promise<PreparedAccount> {
  return {
    email: normalEmail(draft.email),
    fullName: normalName(draft.fullName),
    username: draft.username,
    passwordHash: await passwords.hash(draft.password),
  };
}

/**
 * Creates an account, choosing a free user name when none was asked for.
 * @throws AppError `account_taken`
 */
export async function createAccount(control: Control, prepared: PreparedAccount, now: string): Promise<Account> {
  const username = prepared.username ?? (await freeUsername(control, usernameFrom(prepared.email)));
  return insertAccount(control, { ...prepared, id: newId(), username }, now);
}

async function freeUsername(control: Control, wanted: string): Promise<string> {
  if (await isUsernameFree(control, wanted)) return wanted;
  return `${wanted}-${randomInt(36 ** 4, 36 ** 5).toString(36)}`;
}
