import { randomInt } from 'node:crypto';
import { type FieldProblem, invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Control } from '../tables.ts';
import {
  type Account,
  EMAIL_PATTERN,
  NAME_PATTERN,
  USERNAME_PATTERN,
  normalEmail,
  normalName,
  usernameFrom,
} from './account.ts';
import {
  findAccountByEmail,
  insertAccount,
  insertPassword,
  isUsernameFree,
} from './account-store.ts';
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

/** Everything that is wrong with a draft, whether or not a schema has looked at it before. */
export function draftProblems(draft: AccountDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!matches(EMAIL_PATTERN, normalEmail(draft.email))) {
    problems.push({ path: 'email', message: 'must be an e-mail address' });
  }
  if (!matches(NAME_PATTERN, draft.fullName)) {
    problems.push({ path: 'fullName', message: 'must be a name' });
  }
  if (draft.username !== undefined && !matches(USERNAME_PATTERN, draft.username)) {
    problems.push({
      path: 'username',
      message: 'must be 2 to 40 letters, digits, dots, hyphens or underscores',
    });
  }
  const password = passwordProblem(draft.password, draft);
  return password ? [...problems, password] : problems;
}

const matches = (pattern: string, text: string): boolean => new RegExp(pattern, 'u').test(text);

/** Call `draftProblems` first: this checks nothing. */
export async function prepareAccount(
  passwords: Passwords,
  draft: AccountDraft,
): Promise<PreparedAccount> {
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
export async function createAccount(
  control: Control,
  prepared: PreparedAccount,
  now: string,
): Promise<Account> {
  const username = prepared.username ?? (await freeUsername(control, usernameFrom(prepared.email)));
  return insertAccount(control, { ...prepared, id: newId(), username }, now);
}

/** The user name somebody wants, or the like of it when it is taken. */
export async function freeUsername(control: Control, wanted: string): Promise<string> {
  if (await isUsernameFree(control, wanted)) return wanted;
  return `${wanted}-${randomInt(36 ** 4, 36 ** 5).toString(36)}`;
}

/**
 * All of the above at once, for the command line.
 * @throws AppError `invalid` with every offending field, `account_taken`
 */
export async function openAccount(
  { control, passwords, clock }: { control: Control; passwords: Passwords; clock: Clock },
  draft: AccountDraft,
): Promise<Account> {
  const problems = draftProblems(draft);
  if (problems.length > 0) throw invalid(...problems);
  return createAccount(control, await prepareAccount(passwords, draft), iso(clock.now()));
}

/**
 * Gives somebody whose account came without a password one to sign in with.
 * @throws AppError `not_found`, `invalid` for a weak password or an account that has one already
 */
export async function setFirstPassword(
  { control, passwords }: { control: Control; passwords: Passwords },
  email: string,
  password: string,
): Promise<Account> {
  const account = await findAccountByEmail(control, email);
  if (!account) throw notFound(`account ${email}`);
  const problem = passwordProblem(password, account);
  if (problem) throw invalid(problem);
  if (!(await insertPassword(control, account.id, await passwords.hash(password))))
    throw invalid({ path: email, message: 'has a password already' });
  return account;
}
