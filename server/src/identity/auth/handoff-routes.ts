import type { FastifyRequest } from 'fastify';
import { AppError, notFound } from '#kernel/errors.ts';
import { publicRoute, type Route } from '#platform/http/index.ts';
import type { SignedIn } from '../access/index.ts';
import { findAccount, toUserView } from '../accounts/index.ts';
import { accountRoute, assertUnbound } from '../edge/index.ts';
import type { Identity } from '../identity.ts';
import { HandoffAnswer, HandoffBody, RedeemBody, SignInAnswer } from './schema.ts';
import { assertMember, signIn } from './sign-in.ts';

const tag = 'auth';

/** Carrying a sign-in from the base host to a tenant's own host; no cookie is ever shared. */
export const handoffRoutes = (identity: Identity): Route[] => [
  accountRoute(
    {
      method: 'POST',
      url: '/auth/handoff',
      tag,
      summary: 'Transfer this session to a workspace’s own host',
      description:
        'Only a session that was opened on the base host can be transferred. The page on the other host creates the challenge and keeps its verifier. The returned address has a code that works once within a minute, on that host, with that verifier. The first transfer to a custom domain must be confirmed: 409 `confirmation_required` names host and workspace.',
      body: HandoffBody,
      reply: { 200: HandoffAnswer },
      refusals: [403, 404, 409],
    },
    async ({ account, body }) => ({ url: await handoffUrl(identity, account, body) }),
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/handoff/redeem',
      tag,
      summary: 'Sign in with a code from the base host',
      description:
        'If another person is signed in with this browser, 409 `other_account` names them; `replace` ends their session.',
      body: RedeemBody,
      reply: { 200: SignInAnswer },
      refusals: [401, 403, 404, 409],
    },
    async ({ body, request, reply }) => {
      const site = await identity.sites.of(request);
      if (site.kind === 'base') throw notFound('workspace');
      const { tenant } = site;
      const holder = await holderOf(identity, request);
      const { userId, sessionExpiresAt } = await identity.handoff.read({
        code: body.code,
        verifier: body.verifier,
        tenantId: tenant.id,
        host: request.hostname.toLowerCase(),
      });
      await assertMember(identity, tenant, userId);
      if (holder && holder.userId !== userId && body.replace !== true)
        throw await otherAccount(identity, holder.userId, userId);
      await identity.handoff.spend(body.code);
      const account = await findAccount(identity.control, userId);
      if (!account?.active) throw notFound('account');
      // The browser holds one session for each host: the one before is over.
      if (holder) await identity.sessions.end(holder.sessionId, holder.userId);
      return {
        user: toUserView(account),
        ...(await signIn(identity, userId, site, request, reply, { until: sessionExpiresAt })),
      };
    },
  ),
];

async function handoffUrl(
  { sites, handoff, memberships }: Identity,
  account: SignedIn,
  { host: named, challenge, confirm }: { host: string; challenge: string; confirm?: string },
): Promise<string> {
  assertUnbound(account, sites);
  const host = named.toLowerCase();
  const tenant = await sites.tenantAt(host);
  if (!tenant) throw notFound('workspace');
  await assertMember({ memberships }, tenant, account.userId);
  if (!sites.isOurs(host)) {
    if (confirm === tenant.slug) await handoff.confirm(account.userId, tenant.id, host);
    else if (!(await handoff.isConfirmed(account.userId, tenant.id, host))) {
      throw new AppError(
        'confirmation_required',
        `Confirm that you want to sign in to ${tenant.name} at ${host}, a custom domain of this workspace.`,
        { extra: { host, workspace: { slug: tenant.slug, name: tenant.name } } },
      );
    }
  }
  const code = await handoff.issue(account, { tenantId: tenant.id, host, challenge });
  return `${sites.hostUrl(host)}/handoff#code=${code}`;
}

/** Who is signed in on this host with the browser that asks, if anyone is. */
async function holderOf({ transport, sessions }: Identity, request: FastifyRequest) {
  const token = transport.usesCookie(request) ? transport.read(request, undefined) : undefined;
  return token === undefined ? undefined : sessions.holderOf(token);
}

async function otherAccount(
  { control }: Identity,
  signedInId: string,
  handedToId: string,
): Promise<AppError> {
  const [signedIn, handedTo] = await Promise.all([
    findAccount(control, signedInId),
    findAccount(control, handedToId),
  ]);
  return new AppError('other_account', 'Another person is signed in with this browser.', {
    extra: { signedInAs: signedIn?.email ?? null, handedTo: handedTo?.email ?? null },
  });
}
