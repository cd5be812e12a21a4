import { findAccount, putChoices } from '#identity/index.ts';
import { type Language, readerOf } from './language.ts';
import type { Mailer } from './mailer.ts';
import type { Unsubscription } from './unsubscribe-token.ts';

/** Whose mail of which kind a link ends, and the language to say it in; undefined for a link that is none. */
export async function readUnsubscription(
  { deps: { identity, tokens } }: Mailer,
  token: string,
): Promise<{ asked: Unsubscription; language: Language } | undefined> {
  const asked = tokens.read(token);
  const account = asked && (await findAccount(identity.control, asked.accountId));
  return account && asked
    ? { asked, language: readerOf(account.locale, account.timeZone).language }
    : undefined;
}

/** Ends mail of a kind to somebody; once more does no harm. */
export const unsubscribe = (
  { deps: { identity } }: Mailer,
  { accountId, kind }: Unsubscription,
): Promise<void> =>
  putChoices(identity.control, accountId, [{ kind, channel: 'email', wanted: false }]);
