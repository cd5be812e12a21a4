import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import { insertReset, normalEmail } from '#identity/index.ts';
import { jobRequest } from '#messaging/jobs/index.ts';
import type { PasswordResetDeps } from '../deps.ts';
import { mailResetType } from '../job-types.ts';
import type { ResetThrottle } from '../throttle.ts';

export const LIFETIME_MINUTES = 60;

/**
 * Takes a wish for a new password on. It is the same work whether or not the address has an account, and no one
 * looks: the job that follows does.
 * @throws AppError `rate_limited`
 */
export async function askForReset(
  { identity, jobs }: Pick<PasswordResetDeps, 'identity' | 'jobs'>,
  throttle: ResetThrottle,
  { email, network }: { email: string; network: string },
): Promise<void> {
  const address = normalEmail(email);
  await throttle.admit(network, address);
  const now = identity.clock.now();
  const reset = {
    id: newId(),
    address,
    expiresAt: iso(new Date(now.getTime() + LIFETIME_MINUTES * 60_000)),
  };
  await identity.control.transaction().execute(async (trx) => {
    await insertReset(trx, reset, iso(now));
    await jobs.sendWithin(trx, null, [jobRequest(mailResetType, { resetId: reset.id })]);
  });
}
