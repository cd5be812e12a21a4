import { findAccount, putChoices } from '#identity/index.ts';
import type { MailPreference } from './mail-kind.ts';
import type { MailKinds } from './mail-kinds.ts';
import { type Language, readerOf } from './language.ts';
import type { Mailer } from './mailer.ts';

/** Whose mail of which kind a link ends, and the language to say it in. */
export interface AskedToStop {
  readonly accountId: string;
  readonly preference: MailPreference;
  readonly language: Language;
}

/** @returns undefined for a link that is none */
export async function readUnsubscription(
  { deps: { identity, tokens } }: Mailer,
  kinds: MailKinds,
  token: string,
): Promise<AskedToStop | undefined> {
  const asked = tokens.read(token);
  const preference = asked && kinds.preference(asked.kind);
  const account = preference && (await findAccount(identity.control, asked.accountId));
  if (!account) return undefined;
  const { language } = readerOf(account.locale, account.timeZone);
  return { accountId: account.id, preference, language };
}

/** Ends mail of a kind to someone; once more does no harm. */
export const unsubscribe = (
  { deps: { identity } }: Mailer,
  { accountId, preference }: AskedToStop,
): Promise<void> =>
  putChoices(identity.control, accountId, [
    { kind: preference.kind.name, channel: 'email', wanted: false },
  ]);
