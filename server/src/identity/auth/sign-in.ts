import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '#kernel/errors.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Site } from '../edge/index.ts';
import type { Identity } from '../identity.ts';
import type { SessionTerms, TokensView } from '../sessions/index.ts';

/**
 * Opens a session for someone who has proved who they are, and hands its tokens over the way the
 * client asked for. On a tenant's own host the session is bound to that tenant.
 * @param terms what it depends on
 * @throws AppError `invalid_credentials` when the password has been changed meanwhile
 */
export async function signIn(
  identity: Pick<Identity, 'sessions' | 'transport'>,
  userId: string,
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  terms: SessionTerms = {},
): Promise<TokensView> {
  const grant = await identity.sessions.open({
    userId,
    tenantId: site.kind === 'tenant' ? site.tenant.id : null,
    userAgent: request.headers['user-agent'],
    address: request.ip,
    ...terms,
  });
  return identity.transport.hand(grant, request, reply);
}

/** @throws AppError `not_a_member`, whether the tenant is not theirs or not any more */
export async function assertMember(
  identity: Pick<Identity, 'memberships'>,
  tenant: TenantRecord,
  userId: string,
): Promise<void> {
  const standing = await identity.memberships.standingOf(tenant.id, userId);
  if (!standing)
    throw new AppError('not_a_member', 'This account is not a member of this workspace.');
}
