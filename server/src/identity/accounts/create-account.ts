import { randomInt } from 'node:crypto';
import { type FieldProblem, invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { Control } from '../tables/index.ts';
import {
  type Account,
  type PreparedAccount,
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
  refuseAccount,
} from './account-store.ts';
import { removeSignUpsOf } from './sign-up-store.ts';
import { passwordProblem } from './password-policy.ts';
import type { Passwords } from './passwords.ts';

/** A user name has at most 40 characters; one that is made unique ends in six random ones. */
const LONGEST_BEFORE_MARK = 34;

/** What someone says about themselves when they get an account. */
export interface AccountDraft {
  readonly email: string;
  readonly fullName: string;
  readonly username?: string | undefined;
  readonly password: string;
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
 * Creates an account, choosing a free user name when none was asked for. Sign-ups of its address that wait to be
 * confirmed are forgotten.
 * @param isNameWished whether the like of a user name will do when it is taken, so that no one learns that it is
 * @throws AppError `account_taken`
 */
export async function createAccount(
  control: Control,
  prepared: PreparedAccount,
  now: string,
  { isNameWished = false } = {},
): Promise<Account> {
  const { email, username: wanted } = prepared;
  const insert = (username: string): Promise<Account | undefined> =>
    insertAccount(control, { ...prepared, id: newId(), username }, now);
  // Before the account, in the order in which a confirmation locks them.
  await removeSignUpsOf(control, email);
  if (wanted === undefined || isNameWished)
    return withFreeUsername(control, wanted ?? usernameFrom(email), insert);
  return (await insert(wanted)) ?? refuseAccount();
}

/**
 * Inserts under the user name someone would have, or the like of it while that is taken: by someone who was
 * there, or by one of many who come in the same moment.
 * @param insert answers undefined when the name was taken meanwhile
 */
export async function withFreeUsername<T>(
  control: Control,
  wanted: string,
  insert: (username: string) => Promise<T | undefined>,
): Promise<T> {
  const isFree = await isUsernameFree(control, wanted);
  let inserted = isFree ? await insert(wanted) : undefined;
  while (inserted === undefined) {
    inserted = await insert(
      `${wanted.slice(0, LONGEST_BEFORE_MARK)}-${randomInt(36 ** 4, 36 ** 5).toString(36)}`,
    );
  }
  return inserted;
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
 * Gives someone whose account came without a password one to sign in with.
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
