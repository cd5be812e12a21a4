import { iso } from '#kernel/time.ts';
import { type Account, findForLogin, touchLogin } from '../accounts/index.ts';
import type { Identity } from '../identity.ts';
import { invalidCredentials, networkOf } from '../sessions/index.ts';

/**
 * Checks a login and its password. An unknown account, a wrong password and a closed account get the
 * same answer after the same work.
 * @returns the account and what its password was checked against
 * @throws AppError `invalid_credentials`, `rate_limited`
 */
export async function logIn(
  identity: Pick<Identity, 'control' | 'clock' | 'knownNetworks' | 'passwords' | 'throttle'>,
  attempt: { login: string; password: string; address: string },
): Promise<{ account: Account; passwordHash: string }> {
  const { control, clock, knownNetworks, passwords, throttle } = identity;
  const { login, password, address } = attempt;
  await throttle.admit(address, login);
  const found = await findForLogin(control, login);
  // Asked again once it is this attempt's turn: of many sent at once, those behind the limit go unheard.
  const admit = () => throttle.admit(address, login);
  const party = { name: networkOf(address), isKnown: knownNetworks.has(address) };
  const right = await passwords.verify(found?.passwordHash, password, admit, party);
  if (!found?.passwordHash || !right || !found.account.active) {
    await throttle.failed(address, login);
    throw invalidCredentials();
  }
  await throttle.succeeded(address, login);
  knownNetworks.add(address);
  const now = iso(clock.now());
  await touchLogin(control, found.account.id, now);
  return { account: { ...found.account, lastLoginAt: now }, passwordHash: found.passwordHash };
}
