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
import {
  type MailContent,
  type Reader,
  sendNow,
  readerOf,
} from '#features/foundation/mail/index.ts';
import type { SignUpDeps } from '../../actions/open-workspace.ts';
import { confirmationContent, confirmationUrl, knownContent } from './contents.ts';

type Deps = Pick<SignUpDeps, 'identity' | 'mailer'>;

/**
 * Mails the link that confirms a sign-up; to an address with an account, that there is one, and the sign-up is
 * forgotten with its password. Every attempt makes another secret, which is kept nowhere but in the mail, and its hash;
 * the secret of an attempt before stops working.
 * @returns the outcome, for the record, without the address
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
  const content = confirmationContent(reader, { ...signUp, url: confirmationUrl(sites, token) });
  if (await send(deps, { to: { email: signUp.address }, reader, content }))
    return { state: 'sent' };
  await removeSignUp(control, signUpId);
  return { state: 'refused' };
}

function tell(deps: Deps, account: Account): Promise<boolean> {
  const reader = readerOf(account.locale, account.timeZone);
  const content = knownContent(reader, deps.identity.sites, account.email);
  return send(deps, { to: account, reader, content });
}

/** @returns false when the server will never take it */
async function send(
  { mailer }: Deps,
  mail: { to: { email: string; fullName?: string }; reader: Reader; content: MailContent },
): Promise<boolean> {
  try {
    await sendNow(mailer, mail);
    return true;
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return false;
  }
}
