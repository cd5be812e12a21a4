import { AppError, type FieldProblem, forbidden, invalid, notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import { assertServing } from '#tenancy/lifecycle/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import {
  type Account,
  assertBinding,
  type AccountDraft,
  type Identity,
  type Role,
  createAccount,
  draftProblems,
  findAccount,
  findAccountByEmail,
  hashSecret,
  prepareAccount,
  findInvitation,
  markVerified,
  type Invitation,
  type Site,
  type Control,
  type SignedIn,
} from '#identity/index.ts';
import type { Confirmation } from '../confirmation.ts';
import { join } from './join.ts';
import type { MemberDeps } from './members.ts';
import { stillStands } from '../policy.ts';

export interface Acceptance {
  readonly token: string;
  readonly fullName?: string;
  readonly username?: string;
  readonly password?: string;
}

interface Acceptor {
  readonly site: Site;
  readonly caller: SignedIn | undefined;
  readonly ask?: ((signUp: Parameters<Confirmation['ask']>[1]) => Promise<string>) | undefined;
}

interface Accepted {
  readonly tenant: TenantRecord;
  readonly account: Account;
  readonly role: Role;
  readonly isNew: boolean;
}

/**
 * Accepts an invitation: with the account that is signed in, or with a new one. The mailed link proves that the person has
 * read the invited address's mail, so the address counts as proved; the link that is shown to inviters proves nothing.
 * @param ask has the address confirmed by mail first, for a new account whose address is not proved; absent where that
 *   is not wanted
 * @returns `isNew` tells that a session is still to be opened; or the address that a mail goes to, the same for every
 *   address
 * @throws AppError `not_found`, `unauthenticated`, `forbidden` for another's invitation,
 *   `account_taken` when the address has an account and no one is signed in, `invalid`, `plan_limit`
 */
export async function accept(
  deps: MemberDeps,
  { site, caller, ask }: Acceptor,
  acceptance: Acceptance,
): Promise<Accepted | { confirming: string }> {
  const { identity } = deps;
  const invitation = await openInvitation(identity, acceptance.token);
  const tenant = await identity.tenancy.find(invitation.tenantId);
  // On a tenant's own host only its own invitations can be accepted.
  if (!tenant || (site.kind === 'tenant' && site.tenant.id !== tenant.id))
    throw notFound('invitation');
  // A session that is good for one workspace alone opens no other.
  if (caller) assertBinding(caller, tenant);
  assertServing(tenant, 'write');
  if (!caller && ask && !invitation.provesAddress) {
    const wish = { invitationId: invitation.id };
    return { confirming: await ask({ draft: draftOf(invitation, acceptance), wish }) };
  }
  const account = caller
    ? await existing(identity, caller, invitation)
    : await fresh(identity, invitation, acceptance);
  const joined = await join(deps, tenant, {
    role: invitation.role,
    invitationId: invitation.id,
    account: invitation.provesAddress ? proved(identity, account) : account,
  });
  return { tenant, ...joined, isNew: caller === undefined };
}

/** @throws AppError `not_found`, the same for every link that does not work */
export async function openInvitation({ control, clock }: Identity, token: string) {
  const invitation = await findInvitation(control, hashSecret(token), iso(clock.now()));
  if (!invitation || !stillStands(invitation)) throw notFound('invitation');
  return invitation;
}

type AccountIn = (trx: Control) => Promise<Account>;

/** The same, with the account's address noted as its owner's. */
const proved =
  ({ clock }: Identity, account: AccountIn): AccountIn =>
  async (trx) => {
    const { id } = await account(trx);
    await markVerified(trx, id, iso(clock.now()));
    return (await findAccount(trx, id)) as Account;
  };

async function existing(
  { control }: Identity,
  caller: SignedIn,
  invitation: Invitation,
): Promise<AccountIn> {
  const account = await findAccount(control, caller.userId);
  if (account?.email !== invitation.email) {
    throw forbidden(
      'invitation.accept',
      'This invitation is for another address than that of your account.',
    );
  }
  return async () => account;
}

async function fresh(
  identity: Identity,
  invitation: Invitation,
  acceptance: Acceptance,
): Promise<AccountIn> {
  if (await findAccountByEmail(identity.control, invitation.email)) {
    throw new AppError(
      'account_taken',
      'This address has an account. Sign in with it, then accept.',
    );
  }
  const prepared = await prepareAccount(identity.passwords, draftOf(invitation, acceptance));
  const isNameWished = identity.signUp === 'confirmed';
  return (trx) => createAccount(trx, prepared, iso(identity.clock.now()), { isNameWished });
}

/** @throws AppError `invalid` with every offending field */
function draftOf({ email }: Invitation, acceptance: Acceptance): AccountDraft {
  const { fullName = '', username, password = '' } = acceptance;
  const draft: AccountDraft = { email, fullName, username, password };
  const problems = [...missing(acceptance), ...draftProblems(draft)];
  const first = problems.filter((p, i) => problems.findIndex((q) => q.path === p.path) === i);
  if (first.length > 0) throw invalid(...first);
  return draft;
}

const missing = (acceptance: Acceptance): FieldProblem[] =>
  (['fullName', 'password'] as const)
    .filter((path) => acceptance[path] === undefined)
    .map((path) => ({ path, message: 'is required for a new account' }));
