import { findAccount } from '#identity/index.ts';
import { MailRefused } from '#platform/mail/index.ts';
import { sendNow, readerOf } from '#features/foundation/mail/index.ts';
import type { PasswordResetDeps } from '../deps.ts';
import { changedContent } from './changed.ts';

/**
 * Tells the owner of an account that its password was changed, and when: it may have been someone else.
 * @returns the outcome, for the record, without the address
 * @throws what may pass with time, so that it is tried again
 */
export async function mailChanged(
  { identity, mailer }: Pick<PasswordResetDeps, 'identity' | 'mailer'>,
  { accountId, changedAt }: { accountId: string; changedAt: string },
): Promise<{ state: 'sent' | 'refused' | 'gone' }> {
  const account = await findAccount(identity.control, accountId);
  if (!account?.active) return { state: 'gone' };
  const reader = readerOf(account.locale, account.timeZone);
  const content = changedContent(reader, identity.sites, { address: account.email, changedAt });
  try {
    await sendNow(mailer, { to: account, reader, content });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return { state: 'refused' };
  }
  return { state: 'sent' };
}
