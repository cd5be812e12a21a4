import { MailRefused } from '#platform/mail/index.ts';
import {
  type Account,
  armSignUp,
  emptySignUp,
  findAccountByEmail,
  findAskedSignUp,
  hashSecret,
  newSecret,
  removeSignUp,
} from '#identity/index.ts';
import { iso } from '#kernel/time.ts';
import { type Letter, type Reader, post, readerOf } from '#features/foundation/mail/index.ts';
import type { SignUpDeps } from '../open-workspace.ts';
import { confirmationLetter, confirmationUrl, knownLetter } from './mail/letters.ts';

type Deps = Pick<SignUpDeps, 'identity' | 'mailer'>;

/**
 * Mails the link that confirms a sign-up; to an address with an account, that there is one, and the sign-up is
 * forgotten with its password. Every attempt makes another secret, which is kept nowhere but in the mail, and its hash;
 * the secret of an attempt before stops working.
 * @returns what became of it, for the record, without the address
 * @throws what may pass with time, so that it is tried again
 */
export async function mailConfirmation(
  deps: Deps,
  signUpId: string,
): Promise<{ state: 'sent' | 'refused' | 'account' | 'gone' }> {
  const { control, clock, sites } = deps.identity;
  const signUp = await findAskedSignUp(control, signUpId, iso(clock.now()));
  if (!signUp) return { state: 'gone' };
  const account = await findAccountByEmail(control, signUp.address);
  if (account) {
    await emptySignUp(control, signUpId);
    const isSent = !account.active || (await tell(deps, account));
    await removeSignUp(control, signUpId);
    return { state: isSent ? 'account' : 'refused' };
  }
  const token = newSecret();
  await armSignUp(control, signUpId, hashSecret(token));
  const reader = readerOf(signUp.locale, 'UTC');
  const letter = confirmationLetter(reader, { ...signUp, url: confirmationUrl(sites, token) });
  if (await send(deps, { to: { email: signUp.address }, reader, letter })) return { state: 'sent' };
  await removeSignUp(control, signUpId);
  return { state: 'refused' };
}

function tell(deps: Deps, account: Account): Promise<boolean> {
  const reader = readerOf(account.locale, account.timeZone);
  const letter = knownLetter(reader, deps.identity.sites, account.email);
  return send(deps, { to: account, reader, letter });
}

/** @returns false when the server will never take it */
async function send(
  { mailer }: Deps,
  posted: { to: { email: string; fullName?: string }; reader: Reader; letter: Letter },
): Promise<boolean> {
  try {
    await post(mailer, posted);
    return true;
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return false;
  }
}
