import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { type Route, publicRoute } from '#platform/http/index.ts';
import {
  type Identity,
  type OpenSignUp,
  findInvitationById,
  signIn,
  toUserView,
} from '#identity/index.ts';
import { toTenantSummary } from '#features/foundation/people/index.ts';
import type { SignUpDeps } from '../actions/open-workspace.ts';
import { ConfirmBody, RegisterAnswer, SignUpPreview, SignUpPreviewBody } from '../schema.ts';
import { slugProblems } from '../slug-problems.ts';
import { confirm, openSignUp } from './confirm.ts';

const tag = 'auth';

export const confirmationRoutes = (deps: SignUpDeps): Route[] => [
  publicRoute(
    {
      method: 'POST',
      url: '/register/preview',
      tag,
      summary: 'Preview a sign-up confirmation',
      description: 'Read-only. 404 for every invalid link: used, expired or replaced.',
      body: SignUpPreviewBody,
      reply: { 200: SignUpPreview },
      refusals: [404],
    },
    async ({ body }) => {
      const signUp = await openSignUp(deps.identity, body.token);
      const { email, fullName } = signUp.account;
      const place = await placeOf(deps.identity, signUp);
      return { email, fullName, ...place, expiresAt: signUp.expiresAt };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/register/confirm',
      tag,
      summary: 'Confirm a sign-up',
      description:
        'Responds like POST /register without confirmation. The password is that of the sign-up: 401 for any other. The link works once: 404 if it was used or has expired. After 409 `slug_taken` it stays valid; send it again with another `slug`.',
      body: ConfirmBody,
      reply: { 201: RegisterAnswer },
      refusals: [400, 401, 402, 403, 404, 409, 503],
    },
    async ({ body, request, reply }) => {
      const { identity } = deps;
      const site = await identity.sites.of(request);
      if (site.kind !== 'base')
        throw new AppError('bad_request', `Confirm at ${identity.sites.baseUrl.origin}.`);
      identity.transport.usesCookie(request);
      const problems = body.slug === undefined ? [] : slugProblems(body.slug);
      if (problems.length > 0) throw invalid(...problems);
      const { tenant, account, role } = await confirm(deps, { ...body, ip: request.ip });
      return {
        tenant: toTenantSummary(tenant, identity.sites),
        user: toUserView(account),
        membership: { role },
        ...(await signIn(identity, account.id, site, request, reply)),
      };
    },
  ),
];

/** Where the sign-up leads, and as what. @throws AppError `not_found` when the invitation was taken back */
async function placeOf({ control, tenancy }: Identity, { wish }: OpenSignUp) {
  if (!('invitationId' in wish))
    return { tenant: { slug: wish.slug, name: wish.name }, role: 'owner' as const };
  const invitation = await findInvitationById(control, wish.invitationId);
  const tenant = invitation && (await tenancy.find(invitation.tenantId));
  if (!tenant) throw notFound('invitation');
  return { tenant: { slug: tenant.slug, name: tenant.name }, role: invitation.role };
}
