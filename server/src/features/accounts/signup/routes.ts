import Type from 'typebox';
import { AppError, type FieldProblem, invalid } from '#kernel/errors.ts';
import { object, publicRoute, type Route } from '#platform/http/index.ts';
import { SLUG_PATTERN, assertSlug } from '#tenancy/index.ts';
import {
  Email,
  FullName,
  NewPassword,
  Tokens,
  User,
  Username,
  accountRoute,
  draftProblems,
  normalName,
  prepareAccount,
  signIn,
  toUserView,
  assertUnbound,
} from '#identity/index.ts';
import {
  RoleName,
  TenantName,
  TenantSummary,
  toTenantSummary,
} from '#features/foundation/people/index.ts';
import { type SignUpDeps, openWorkspace } from './open-workspace.ts';
import type { SignUpThrottle } from './throttle.ts';
import { planFor, planRoutes } from './plans.ts';

const Slug = Type.String({
  minLength: 3,
  maxLength: 40,
  pattern: SLUG_PATTERN,
  description: 'The name in the address: a-z, 0-9 and hyphen',
});
const PlanCode = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'The smallest open one unless given; GET /plans lists those that are open',
});

const RegisterBody = object(
  {
    companyName: TenantName,
    slug: Slug,
    fullName: FullName,
    username: Type.Optional(Username),
    email: Email,
    password: NewPassword,
    plan: Type.Optional(PlanCode),
  },
  { title: 'SignUp' },
);

const RegisterAnswer = object(
  { tenant: TenantSummary, user: User, membership: object({ role: RoleName }), ...Tokens },
  { title: 'SignedUp' },
);

const NewWorkspaceBody = object(
  { companyName: TenantName, slug: Slug, plan: Type.Optional(PlanCode) },
  { title: 'NewWorkspace' },
);

const NewWorkspaceAnswer = object(
  { tenant: TenantSummary, membership: object({ role: RoleName }) },
  { title: 'OpenedWorkspace' },
);

export const signUpRoutes = (deps: SignUpDeps, throttle: SignUpThrottle): Route[] => [
  ...planRoutes(deps),
  accountRoute(
    {
      method: 'POST',
      url: '/me/tenants',
      tag: 'me',
      summary: 'Open another workspace',
      description: 'With the caller as its owner; its storage is ready when this answers.',
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
      summary: 'Sign a company up',
      description:
        'Creates the account, the workspace and its storage; all of it is ready when this answers.',
      body: RegisterBody,
      reply: { 201: RegisterAnswer },
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
      await throttle.admit(request.ip);
      const { tenant, account } = await openWorkspace(deps, {
        slug: body.slug,
        name: normalName(body.companyName),
        plan,
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

function slugProblems(slug: string): readonly FieldProblem[] {
  try {
    assertSlug(slug);
    return [];
  } catch (error) {
    if (error instanceof AppError && error.details.fields) return error.details.fields;
    throw error;
  }
}
