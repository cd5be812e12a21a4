import { notFound } from '#kernel/errors.ts';
import { cutPage } from '#kernel/page.ts';
import { NoContent, pageOf, publicRoute, type Route } from '#platform/http/index.ts';
import { fromIdCursor, toIdCursor } from '#kernel/list-cursors.ts';
import {
  ConfirmationSent,
  authorize,
  findAccountByEmail,
  signIn,
  tenantRoute,
  toUserView,
  listInvitations,
  removeInvitation,
  callerOf,
  type MadeInvitation,
  type MailState,
} from '#identity/index.ts';
import { accept, openInvitation } from '../actions/accept.ts';
import type { Confirmation } from '../confirmation.ts';
import { invite, showAgain } from '../actions/invite.ts';
import { invitationUrl } from '../mails/invitation.ts';
import type { MemberDeps } from '../actions/members.ts';
import { InvitationThrottle } from '../throttle.ts';
import { stillStands } from '../policy.ts';
import {
  AcceptAnswer,
  AcceptBody,
  InvitationLink,
  InvitationParams,
  InvitationPreview,
  InvitationView,
  InvitationsQuery,
  NewInvitation,
  PreviewBody,
} from '../schema.ts';
import { toTenantSummary } from '../view.ts';
import { peopleRights } from '../rights.ts';

const tag = 'tenant';

export const invitationRoutes = (deps: MemberDeps, confirmation: Confirmation): Route[] => [
  ...managing(deps, new InvitationThrottle(deps.identity.limits)),
  ...joining(deps, confirmation),
];

/** For those who invite. */
const managing = ({ identity, mailer }: MemberDeps, throttle: InvitationThrottle): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tenant/invitations',
      tag,
      summary: 'List pending invitations, newest first',
      query: InvitationsQuery,
      reply: { 200: pageOf(InvitationView) },
    },
    async ({ actor, tenant, query }) => {
      authorize(actor, peopleRights.invite);
      const limit = query.limit ?? identity.pageSize;
      const before = fromIdCursor(query.cursor);
      const found = await listInvitations(identity.control, tenant.id, {
        limit: limit + 1,
        before,
      });
      const page = cutPage(found, limit, (last) => toIdCursor(last.id));
      return { ...page, items: page.items.map(toView) };
    },
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tenant/invitations',
      keyed: false,
      tag,
      summary: 'Invite a person by e-mail address',
      description:
        'A link goes to the address by mail. The response has another link, which is shown only once. Inviting an address again sends another mail and replaces both links. Daily limits apply per workspace, person and address: 429 names the limit.',
      body: NewInvitation,
      reply: { 201: InvitationView },
      refusals: [402, 409, 429],
    },
    async ({ actor, tenant, body }) => {
      const { invitation, token } = await invite(
        { identity, mailer, throttle },
        { actor, tenant },
        body,
      );
      return {
        ...toView({ ...invitation, makerRole: actor.role, mail: 'queued' }),
        url: invitationUrl(identity, token),
      };
    },
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tenant/invitations/:id/link',
      keyed: false,
      tag,
      summary: 'Create a new link for an invitation, to share it yourself',
      description: 'It replaces the link that was shown before. The mailed link stays valid.',
      params: InvitationParams,
      reply: { 200: InvitationLink },
    },
    async ({ actor, tenant, params }) => ({
      url: invitationUrl(identity, await showAgain(identity, { actor, tenant }, params.id)),
    }),
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/tenant/invitations/:id',
      tag,
      summary: 'Withdraw an invitation',
      params: InvitationParams,
      reply: { 204: NoContent },
    },
    async ({ actor, tenant, params }) => {
      authorize(actor, peopleRights.invite);
      if (!(await removeInvitation(identity.control, tenant.id, params.id)))
        throw notFound('invitation');
      return undefined;
    },
  ),
];

/** For those who were invited: the link's secret is all they need. */
const joining = (deps: MemberDeps, confirmation: Confirmation): Route[] => [
  publicRoute(
    {
      method: 'POST',
      url: '/invitations/preview',
      tag,
      summary: 'Preview an invitation',
      body: PreviewBody,
      reply: { 200: InvitationPreview },
      refusals: [404],
    },
    async ({ body }) => {
      const { tenant, email, role, expiresAt, provesAddress } = await openInvitation(
        deps.identity,
        body.token,
      );
      const account = await findAccountByEmail(deps.identity.control, email);
      return {
        tenant: { slug: tenant.slug, name: tenant.name },
        email,
        role,
        expiresAt,
        // The person who invites has a link too, and must not learn who has an account.
        accountExists: provesAddress ? account !== undefined : null,
      };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      url: '/invitations/accept',
      tag,
      summary: 'Accept an invitation',
      description:
        'Send the access token of the account with the invited address, or a name and a password for a new account. If the deployment confirms addresses (`signUp` of GET /site), a link that did not come by mail gets 202 for every address, and a confirmation mail is sent, as at sign-up.',
      body: AcceptBody,
      reply: { 200: AcceptAnswer, 202: ConfirmationSent },
      refusals: [401, 402, 403, 404, 409, 429],
    },
    async ({ body, request, reply }) => {
      const { identity } = deps;
      identity.transport.usesCookie(request);
      const site = await identity.sites.of(request);
      const caller = await callerOf(identity.sessions, request);
      const ask = confirmation.isOn ? confirmation.ask.bind(confirmation, request) : undefined;
      const accepted = await accept(deps, { site, caller, ask }, body);
      if ('confirming' in accepted) {
        void reply.code(202);
        return { status: 'confirmation_sent' as const, email: accepted.confirming };
      }
      const { tenant, account, role, isNew } = accepted;
      return {
        tenant: toTenantSummary(tenant, identity.sites),
        user: toUserView(account),
        membership: { role },
        ...(isNew && (await signIn(identity, account.id, site, request, reply))),
      };
    },
  ),
];

const MAIL_STATES = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  failed: 'failed',
  suppressed: 'failed',
} as const satisfies Record<MailState, string>;

const toView = (invitation: MadeInvitation) => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  expiresAt: invitation.expiresAt,
  createdAt: invitation.createdAt,
  valid: stillStands(invitation),
  mail: invitation.mail === undefined ? ('unknown' as const) : MAIL_STATES[invitation.mail],
});
