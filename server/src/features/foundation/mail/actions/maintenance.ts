import { iso } from '#kernel/time.ts';
import { MailDirectory } from '#platform/mail/index.ts';
import { listOverdueMail, markEnded, removeEndedMail } from '#identity/index.ts';
import type { Mailer } from '../mailer.ts';

/** Who should have tried a mail by then does so no more: its job was lost, or given up. */
const MISSED_MS = 15 * 60_000;
/** Later than this, what a mail says is no news. */
const TOO_LATE_MS = 4 * 86_400_000;
const KEPT_MS = 30 * 86_400_000;
const AT_ONCE = 500;

/**
 * Has mail tried again that no one tries any more, and gives up what is too old.
 * @returns how many of each
 */
export async function requeueOverdue(mailer: Mailer): Promise<{ revived: number; late: number }> {
  const { control, clock } = mailer.deps.identity;
  const now = clock.now().getTime();
  const counts = { revived: 0, late: 0 };
  for (const mail of await listOverdueMail(control, iso(new Date(now - MISSED_MS)), AT_ONCE)) {
    if (Date.parse(mail.createdAt) < now - TOO_LATE_MS) {
      await markEnded(control, mail.id, { state: 'failed', error: mail.error ?? 'it is too late' });
      counts.late += 1;
    } else {
      await control.transaction().execute((trx) => mailer.retry(trx, mail));
      counts.revived += 1;
    }
  }
  return counts;
}

/** Forgets mail that is done with since a month, files of it included. @returns how many of each */
export async function removeEnded(mailer: Mailer): Promise<{ records: number; files: number }> {
  const { identity, transport } = mailer.deps;
  const before = new Date(identity.clock.now().getTime() - KEPT_MS);
  return {
    records: await removeEndedMail(identity.control, iso(before)),
    files: transport instanceof MailDirectory ? await transport.removeBefore(before) : 0,
  };
}
