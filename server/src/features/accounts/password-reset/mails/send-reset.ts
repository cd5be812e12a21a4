import { MailRefused } from '#platform/mail/index.ts';
import {
  armReset,
  findAccountByEmail,
  findAskedReset,
  hashSecret,
  newSecret,
  removeReset,
} from '#identity/index.ts';
import { iso } from '#kernel/time.ts';
import { sendNow, readerOf } from '#features/foundation/mail/index.ts';
import type { PasswordResetDeps } from '../deps.ts';
import { resetContent, resetUrl } from './reset.ts';

/**
 * Sends the link for a new password to the account that has the address. Every attempt makes another secret, which
 * is kept nowhere but in the mail, and its hash; the secret of an attempt before stops working.
 * @returns the outcome, for the record, without the address
 * @throws what may pass with time, so that it is tried again
 */
export async function mailReset(
  { identity, mailer }: Pick<PasswordResetDeps, 'identity' | 'mailer'>,
  resetId: string,
): Promise<{ state: 'sent' | 'refused' | 'no account' | 'gone' }> {
  const { control, clock, sites } = identity;
  const reset = await findAskedReset(control, resetId, iso(clock.now()));
  if (!reset) return { state: 'gone' };
  const account = await findAccountByEmail(control, reset.address);
  if (!account?.active) {
    await removeReset(control, resetId);
    return { state: 'no account' };
  }
  const token = newSecret();
  await armReset(control, resetId, { accountId: account.id, tokenHash: hashSecret(token) });
  const reader = readerOf(account.locale, account.timeZone);
  const content = resetContent(reader, {
    address: account.email,
    expiresAt: reset.expiresAt,
    url: resetUrl(sites, token),
  });
  try {
    await sendNow(mailer, { to: account, reader, content });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await removeReset(control, resetId);
    return { state: 'refused' };
  }
  return { state: 'sent' };
}
