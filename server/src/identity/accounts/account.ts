import type { FieldProblem } from '#kernel/errors.ts';

/** A person's one login for every tenant they belong to. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly fullName: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly active: boolean;
  readonly createdAt: string;
  readonly lastLoginAt: string | null;
  /** When its owner proved that the address is theirs; null while it was only typed in. */
  readonly emailVerifiedAt: string | null;
}

/** What someone said of themselves, found good, and their password as a hash: hashing is slow and stays out of transactions. */
export interface PreparedAccount {
  readonly email: string;
  readonly fullName: string;
  readonly username: string | undefined;
  readonly passwordHash: string;
}

/** Shapes of the fields, for schemas: what a pattern can say is said there. */
export const EMAIL_PATTERN =
  '^[^\\s@"(),:;<>\\[\\]\\\\]{1,64}@[^\\s@"(),:;<>\\[\\]\\\\_]+\\.[^\\s@."(),:;<>\\[\\]\\\\]{2,}$';
export const USERNAME_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$';
/** Something visible, and no control characters. */
export const NAME_PATTERN = '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$';

/** Addresses are compared, and kept, in lower case: no one can tell Anna@ from anna@. */
export const normalEmail = (text: string): string => text.trim().normalize('NFC').toLowerCase();

export const normalName = (text: string): string =>
  text.trim().normalize('NFC').replaceAll(/\s+/g, ' ');

/** A user name to start from when none was chosen: `Anna.Berg+x@example.com` gives `anna.berg`. */
export function usernameFrom(email: string): string {
  const local = (email.split('@')[0] ?? '').split('+')[0] ?? '';
  const kept = local
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]/g, '')
    .replace(/^[._-]+/, '')
    .toLowerCase()
    .slice(0, 32);
  return kept.length >= 2 ? kept : `user${kept}`;
}

/** The profile's fields that a pattern cannot check. */
export function profileProblems(profile: { locale?: string; timeZone?: string }): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (profile.locale !== undefined && !isLocale(profile.locale)) {
    problems.push({ path: 'locale', message: 'must be a language tag such as en or de-AT' });
  }
  if (profile.timeZone !== undefined && !isTimeZone(profile.timeZone)) {
    problems.push({ path: 'timeZone', message: 'must be an IANA time zone such as Europe/Vienna' });
  }
  return problems;
}

const isLocale = (text: string): boolean => succeeds(() => Intl.getCanonicalLocales(text));
const isTimeZone = (text: string): boolean =>
  /^[A-Za-z]/.test(text) && succeeds(() => new Intl.DateTimeFormat('en', { timeZone: text }));

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
