import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { assertServing } from '#tenancy/lifecycle/index.ts';
import {
  type Account,
  type ControlTx,
  type Identity,
  type OpenSignUp,
  type Role,
  createAccount,
  findInvitationById,
  findOpenSignUp,
  hashSecret,
  lockSignUps,
  markVerified,
  networkOf,
  removeSignUpsOf,
} from '#identity/index.ts';
import { planFor } from '#features/accounts/plans/index.ts';
import { join } from '#features/foundation/people/index.ts';
import { type SignUpDeps, openWorkspace } from '../actions/open-workspace.ts';

interface Confirmed {
  readonly tenant: TenantRecord;
  readonly account: Account;
  readonly role: Role;
}

/** @throws AppError `not_found`, the same for every link that does not work */
export async function openSignUp(
  { control, clock }: Pick<Identity, 'control' | 'clock'>,
  token: string,
): Promise<OpenSignUp> {
  const signUp = await findOpenSignUp(control, hashSecret(token), iso(clock.now()));
  if (!signUp) throw spent();
  return signUp;
}

/**
 * Confirms a sign-up with the secret of the mailed link, which works once. Creates the account, whose address is then
 * verified, and the workspace, or the membership of an invitation. All of this is in the commit that uses up the link,
 * so a refused link stays valid.
 * It asks for the password because the reader of the mail may not be the person who signed up: they would confirm an
 * account that a stranger can log in to.
 * @param attempt with `slug` for the workspace, instead of the one that was wished for, and `ip`, the caller's address
 * @throws AppError `not_found`; `invalid_credentials` and `slug_taken`, after which the link stays valid;
 *   `account_taken` when the address has got an account meanwhile; `invalid` when the plan has been closed; what
 *   joining throws
 */
export async function confirm(
  deps: SignUpDeps,
  {
    token,
    password,
    slug,
    ip,
  }: { token: string; password: string; slug?: string | undefined; ip: string },
): Promise<Confirmed> {
  const signUp = await openSignUp(deps.identity, token);
  await assertPassword(deps.identity, signUp, password, ip);
  try {
    return 'invitationId' in signUp.wish
      ? await joinTenant(deps, signUp, signUp.wish.invitationId)
      : await openTenant(deps, signUp, { ...signUp.wish, ...(slug !== undefined && { slug }) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'account_taken') throw error;
    await removeSignUpsOf(deps.identity.control, signUp.account.email);
    throw new AppError('account_taken', 'This address already has an account. Log in with it.');
  }
}

async function assertPassword(
  { passwords, knownNetworks }: Identity,
  { account }: OpenSignUp,
  password: string,
  ip: string,
): Promise<void> {
  const party = { name: networkOf(ip), isKnown: knownNetworks.has(ip) };
  if (await passwords.verify(account.passwordHash, password, undefined, party)) return;
  throw new AppError(
    'invalid_credentials',
    'This is not the password that you chose at sign-up. If you have forgotten it, sign up again.',
  );
}

async function openTenant(
  deps: SignUpDeps,
  signUp: OpenSignUp,
  { slug, name, plan }: { slug: string; name: string; plan: string },
): Promise<Confirmed> {
  const { problems } = await planFor(deps.identity.control, plan);
  if (problems.length > 0) throw invalid(...problems);
  const owner = newAccount(deps.identity, signUp);
  const opened = await openWorkspace(deps, { slug, name, plan, owner });
  return { ...opened, role: 'owner' };
}

async function joinTenant(
  deps: SignUpDeps,
  signUp: OpenSignUp,
  invitationId: string,
): Promise<Confirmed> {
  const { control, tenancy } = deps.identity;
  const invitation = await findInvitationById(control, invitationId);
  const tenant = invitation && (await tenancy.find(invitation.tenantId));
  if (!tenant) throw notFound('invitation');
  assertServing(tenant, 'write');
  const account = newAccount(deps.identity, signUp);
  const joined = await join(deps, tenant, { role: invitation.role, invitationId, account });
  return { tenant, ...joined };
}

/** Makes the account in the transaction that uses the link up. */
const newAccount =
  ({ clock }: Identity, { id, account }: OpenSignUp) =>
  async (trx: ControlTx): Promise<Account> => {
    const now = iso(clock.now());
    if (!(await lockSignUps(trx, { id, address: account.email }))) throw spent();
    const made = await createAccount(trx, account, now, { isNameWished: true });
    await markVerified(trx, made.id, now);
    return { ...made, emailVerifiedAt: now };
  };

const spent = (): AppError =>
  new AppError(
    'not_found',
    'This link has expired or was already used. Log in, or sign up again.',
    {
      missing: 'sign-up',
    },
  );
