import { AppError, invalid } from '#kernel/errors.ts';
import { publicRoute, type Route } from '#platform/http/index.ts';
import { assertSlugFree } from '#tenancy/index.ts';
import {
  ConfirmationSent,
  accountRoute,
  draftProblems,
  normalName,
  prepareAccount,
  signIn,
  toUserView,
  assertUnbound,
} from '#identity/index.ts';
import { planFor } from '#features/accounts/plans/index.ts';
import { toTenantSummary } from '#features/foundation/people/index.ts';
import type { Confirmations } from './confirmation/confirmations.ts';
import { type SignUpDeps, openWorkspace } from './actions/open-workspace.ts';
import type { SignUpThrottle } from './throttle.ts';
import { NewWorkspaceAnswer, NewWorkspaceBody, RegisterAnswer, RegisterBody } from './schema.ts';
import { slugProblems } from './slug-problems.ts';

export const signUpRoutes = (
  deps: SignUpDeps,
  { throttle, confirmations }: { throttle: SignUpThrottle; confirmations: Confirmations },
): Route[] => [
  accountRoute(
    {
      method: 'POST',
      url: '/me/tenants',
      tag: 'me',
      summary: 'Create another workspace',
      description: 'The caller becomes its owner. Its storage is ready when the response arrives.',
      body: NewWorkspaceBody,
      reply: { 201: NewWorkspaceAnswer },
      refusals: [403, 409, 429],
    },
    async ({ account, body, request }) => {
      assertUnbound(account, deps.identity.sites);
      const { plan, problems: wrong } = await planFor(deps.identity.control, body.plan);
      const problems = [...slugProblems(body.slug), ...wrong];
      if (problems.length > 0) throw invalid(...problems);
      await throttle.admit(request.ip);
      const { tenant } = await openWorkspace(deps, {
        slug: body.slug,
        name: normalName(body.companyName),
        plan,
        owner: { userId: account.userId },
      });
      return {
        tenant: toTenantSummary(tenant, deps.identity.sites),
        membership: { role: 'owner' as const },
      };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/register',
      tag: 'auth',
      summary: 'Sign up',
      description:
        'Creates the account, the workspace and its storage; all of it is ready when the response arrives. If the deployment confirms addresses (`signUp` of GET /site), the response is 202 for every address, and a mail is sent: with the link for POST /register/confirm, or saying that an account exists. A taken user name is then replaced by a similar one.',
      body: RegisterBody,
      reply: { 201: RegisterAnswer, 202: ConfirmationSent },
      refusals: [400, 403, 409, 429],
    },
    async ({ body, request, reply }) => {
      const { identity } = deps;
      const site = await identity.sites.of(request);
      if (site.kind !== 'base') {
        throw new AppError('bad_request', `Sign up at ${identity.sites.baseUrl.origin}.`);
      }
      identity.transport.usesCookie(request);
      const { plan, problems: wrong } = await planFor(identity.control, body.plan);
      const problems = [...draftProblems(body), ...slugProblems(body.slug), ...wrong];
      if (problems.length > 0) throw invalid(...problems);
      const wish = { slug: body.slug, name: normalName(body.companyName), plan };
      if (confirmations.isOn) {
        await assertSlugFree(identity.control, wish.slug);
        const email = await confirmations.ask(request, { draft: body, wish });
        void reply.code(202);
        return { status: 'confirmation_sent' as const, email };
      }
      await throttle.admit(request.ip);
      const { tenant, account } = await openWorkspace(deps, {
        ...wish,
        owner: await prepareAccount(identity.passwords, body),
      });
      return {
        tenant: toTenantSummary(tenant, identity.sites),
        user: toUserView(account),
        membership: { role: 'owner' as const },
        ...(await signIn(identity, account.id, site, request, reply)),
      };
    },
  ),
];
