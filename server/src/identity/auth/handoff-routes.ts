import { notFound } from '#kernel/errors.ts';
import { publicRoute, type Route } from '#platform/http/route.ts';
import { findAccount } from '../accounts/account-store.ts';
import { toUserView } from '../accounts/schema.ts';
import { accountRoute } from '../edge/routes.ts';
import type { Identity } from '../identity.ts';
import { HandoffAnswer, HandoffBody, RedeemBody, SignInAnswer } from './schema.ts';
import { assertMember, signIn } from './sign-in.ts';

const tag = 'auth';

/** Carrying a sign-in between the base host and tenants' own hosts; no cookie is ever shared. */
export const handoffRoutes = (identity: Identity): Route[] => [
  accountRoute(
    {
      method: 'POST',
      url: '/auth/handoff',
      tag,
      summary: 'Carry this sign-in to another host',
      description: 'The address holds a code that works once, for a minute, on that host.',
      body: HandoffBody,
      reply: { 200: HandoffAnswer },
      refusals: [403, 404],
    },
    async ({ account, body }) => ({ url: await handoffUrl(identity, account.userId, body.to) }),
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/auth/handoff/redeem',
      tag,
      summary: 'Sign in with a code from another host',
      body: RedeemBody,
      reply: { 200: SignInAnswer },
      refusals: [401, 403],
    },
    async ({ body, request, reply }) => {
      const site = await identity.sites.of(request);
      identity.transport.usesCookie(request);
      const userId = await identity.handoff.redeem(
        body.code,
        site.kind === 'tenant' ? site.tenant.id : null,
      );
      if (site.kind === 'tenant') await assertMember(identity, site.tenant, userId);
      const account = await findAccount(identity.control, userId);
      if (!account?.active) throw notFound('account');
      return {
        user: toUserView(account),
        ...(await signIn(identity, userId, site, request, reply)),
      };
    },
  ),
];

async function handoffUrl(identity: Identity, userId: string, to: string): Promise<string> {
  const { sites, tenancy, handoff } = identity;
  if (to === 'base') return sites.baseAddress(`/handoff#code=${await handoff.issue(userId, null)}`);
  const tenant = await tenancy.find(to.toLowerCase());
  if (!tenant) throw notFound('workspace');
  await assertMember(identity, tenant, userId);
  if (!sites.hasOwnHost(tenant)) {
    const code = await handoff.issue(userId, null);
    return sites.baseAddress(
      `/handoff#code=${code}&next=${encodeURIComponent(`/w/${tenant.slug}`)}`,
    );
  }
  return `${sites.tenantUrl(tenant)}/handoff#code=${await handoff.issue(userId, tenant.id)}`;
}
