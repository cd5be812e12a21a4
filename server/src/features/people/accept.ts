import type { FastifyRequest } from 'fastify';
import { AppError, type FieldProblem, forbidden, invalid, notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import {
  type Account,
  type AccountDraft,
  type Identity,
  type Role,
  assertServing,
  bearerOf,
  createAccount,
  draftProblems,
  findAccount,
  findAccountByEmail,
  hashSecret,
  prepareAccount,
} from '#identity/index.ts';
import { type Invitation, findInvitation } from './invitation-store.ts';
import { join } from './join.ts';
import type { MemberDeps } from './members.ts';

export interface Acceptance {
  readonly token: string;
  readonly fullName?: string;
  readonly username?: string;
  readonly password?: string;
}

/**
 * Accepts an invitation: with the account that is signed in, or with a new one. Whoever has the link
 * has read the invited address's mail, so a new account needs no further proof of it.
 * @returns `isNew` tells that a session is still to be opened
 * @throws AppError `not_found`, `unauthenticated`, `forbidden` for another's invitation,
 *   `account_taken` when the address has an account and nobody is signed in, `invalid`, `plan_limit`
 */
export async function accept(
  deps: MemberDeps,
  request: FastifyRequest,
  acceptance: Acceptance,
): Promise<{ tenant: TenantRecord; account: Account; role: Role; isNew: boolean }> {
  const { identity } = deps;
  const invitation = await openInvitation(identity, acceptance.token);
  const tenant = await identity.tenancy.find(invitation.tenantId);
  if (!tenant) throw notFound('invitation');
  await assertRightHost(identity, request, tenant);
  assertServing(tenant, request.method);
  const signedIn = await accountOf(identity, request);
  const account = signedIn
    ? existing(signedIn, invitation)
    : await fresh(identity, invitation, acceptance);
  const joined = await join(deps, tenant, {
    role: invitation.role,
    invitationId: invitation.id,
    account,
  });
  return { tenant, ...joined, isNew: signedIn === undefined };
}

/** @throws AppError `not_found`, the same for every link that does not work */
export async function openInvitation({ control, clock }: Identity, token: string) {
  const invitation = await findInvitation(control, hashSecret(token), iso(clock.now()));
  if (!invitation) throw notFound('invitation');
  return invitation;
}

/** On a tenant's own host only its own invitations can be accepted. */
async function assertRightHost(
  identity: Identity,
  request: FastifyRequest,
  tenant: TenantRecord,
): Promise<void> {
  const site = await identity.sites.of(request);
  if (site.kind === 'tenant' && site.tenant.id !== tenant.id) throw notFound('invitation');
}

async function accountOf(
  identity: Identity,
  request: FastifyRequest,
): Promise<Account | undefined> {
  const token = bearerOf(request);
  if (token === undefined) return undefined;
  const signedIn = await identity.sessions.identify(token);
  const account = signedIn && (await findAccount(identity.control, signedIn.userId));
  if (!account)
    throw new AppError('unauthenticated', 'The access token is not valid, or not any more.');
  return account;
}

function existing(account: Account, invitation: Invitation): () => Promise<Account> {
  if (account.email !== invitation.email) {
    throw forbidden(
      'invitation.accept',
      'This invitation is for another address than that of your account.',
    );
  }
  return async () => account;
}

async function fresh(identity: Identity, invitation: Invitation, acceptance: Acceptance) {
  if (await findAccountByEmail(identity.control, invitation.email)) {
    throw new AppError(
      'account_taken',
      'This address has an account. Sign in with it, then accept.',
    );
  }
  const draft: AccountDraft = {
    email: invitation.email,
    fullName: acceptance.fullName ?? '',
    username: acceptance.username,
    password: acceptance.password ?? '',
  };
  const problems = [...missing(acceptance), ...draftProblems(draft)];
  const first = problems.filter((p, i) => problems.findIndex((q) => q.path === p.path) === i);
  if (first.length > 0) throw invalid(...first);
  const prepared = await prepareAccount(identity.passwords, draft);
  return (trx: Identity['control']) => createAccount(trx, prepared, iso(identity.clock.now()));
}

const missing = (acceptance: Acceptance): FieldProblem[] =>
  (['fullName', 'password'] as const)
    .filter((path) => acceptance[path] === undefined)
    .map((path) => ({ path, message: 'is required for a new account' }));
