import { AppError, invalid } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import { jobRequest } from '#messaging/jobs/index.ts';
import {
  type Identity,
  type OpenReset,
  type Site,
  assertMember,
  findAccount,
  findOpenReset,
  hashSecret,
  markVerified,
  passwordProblem,
  updatePassword,
  useReset,
} from '#identity/index.ts';
import type { PasswordResetDeps } from '../deps.ts';
import { mailChangedType } from '../job-types.ts';

/** @throws AppError `not_found`, the same for every link that does not work */
export async function openReset({ control, clock }: Identity, token: string): Promise<OpenReset> {
  const reset = await findOpenReset(control, hashSecret(token), iso(clock.now()));
  if (!reset) throw spent();
  return reset;
}

/**
 * Replaces a password with the secret of a mailed link, which works once. Every session of the account ends in the
 * same commit, so anyone with the old password is signed out when the new one is set; and a mail tells the owner.
 * @returns whose password it is
 * @throws AppError `not_found`, `invalid` for a weak password, `not_a_member` on a workspace's own host
 */
export async function redeem(
  { identity, jobs }: Pick<PasswordResetDeps, 'identity' | 'jobs'>,
  site: Site,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const { control, clock, passwords, sessions } = identity;
  const reset = await openReset(identity, token);
  const account = await findAccount(control, reset.accountId);
  if (!account) throw spent();
  if (site.kind === 'tenant') await assertMember(identity, site.tenant, account.id);
  const problem = passwordProblem(password, account);
  if (problem) throw invalid(problem);
  const hash = await passwords.hash(password);
  const now = iso(clock.now());
  const tell = await control.transaction().execute(async (trx) => {
    if (!(await useReset(trx, reset, now))) throw spent();
    await updatePassword(trx, account.id, hash);
    await markVerified(trx, account.id, now);
    const changed = { accountId: account.id, changedAt: now };
    await jobs.sendWithin(trx, null, [jobRequest(mailChangedType, changed)]);
    return sessions.endAllWithin(trx, account.id);
  });
  await tell();
  return account.id;
}

const spent = (): AppError =>
  new AppError('not_found', 'This link has expired or was already used. Request a new mail.', {
    missing: 'password reset',
  });
