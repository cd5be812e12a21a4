import { AppError, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { requireQuota } from '#tenancy/registry/index.ts';
import {
  type Actor,
  authorize,
  countSeats,
  findAccount,
  findAccountByEmail,
  findInvitationById,
  findMember,
  hashSecret,
  lockMembers,
  newSecret,
  normalEmail,
  countInvited,
  replaceInvitation,
  replaceShownSecret,
  type Identity,
  type Invitation,
  type InvitedRole,
} from '#identity/index.ts';
import { peopleLimits } from '../limits.ts';
import { invitationMail } from '../mails/invitation.ts';
import type { MemberDeps } from './members.ts';
import type { InvitationThrottle } from '../throttle.ts';
import { assertMayGrant } from '../policy.ts';
import { peopleRights } from '../rights.ts';

const LIFETIME_MS = 7 * 86_400_000;

export interface InviteDeps extends Pick<MemberDeps, 'identity' | 'mailer'> {
  readonly throttle: InvitationThrottle;
}

/**
 * Invites an address. Asking again gives a new link and makes the old one useless, so repeating a
 * request leaves one invitation.
 * A link goes to the address by mail; its secret is stored only in the queued mail, encrypted. The person who invites
 * gets the secret of another link: theirs proves nothing about the address.
 * @returns the invitation and the secret to show
 * @throws AppError `forbidden`, `conflict` for someone who is in already, `plan_limit`, `rate_limited`
 */
export async function invite(
  { identity, mailer, throttle }: InviteDeps,
  { actor, tenant }: { actor: Actor; tenant: TenantRecord },
  request: { email: string; role: InvitedRole },
): Promise<{ invitation: Invitation; token: string }> {
  authorize(actor, peopleRights.invite);
  assertMayGrant(actor, request.role);
  const { control, clock } = identity;
  const now = clock.now();
  const [mailed, shown] = [newSecret(), newSecret()];
  const invitation: Invitation = {
    id: newId(),
    tenantId: tenant.id,
    email: normalEmail(request.email),
    role: request.role,
    createdAt: iso(now),
    expiresAt: iso(new Date(now.getTime() + LIFETIME_MS)),
  };
  await control.transaction().execute(async (trx) => {
    await lockMembers(trx, tenant.id);
    const account = await findAccountByEmail(trx, invitation.email);
    const member = account && (await findMember(trx, tenant.id, account.id));
    if (member?.active) throw new AppError('conflict', `${invitation.email} is already a member.`);
    const seats = await countSeats(trx, tenant.id);
    const invited = await countInvited(trx, tenant.id, invitation.email, iso(now));
    requireQuota(tenant, peopleLimits.members, seats.members + invited);
    await throttle.admit(tenant, { personId: actor.userId, email: invitation.email });
    await replaceInvitation(trx, {
      ...invitation,
      secrets: { mailed: hashSecret(mailed), shown: hashSecret(shown) },
      invitedBy: actor.userId,
    });
    const inviter = await findAccount(trx, actor.userId);
    await mailer.enqueue(trx, {
      kind: invitationMail(identity),
      about: invitation.id,
      tenantId: tenant.id,
      to: { accountId: null, address: invitation.email, locale: inviter?.locale ?? 'en' },
      data: { invitedBy: actor.userId },
      secret: mailed,
    });
  });
  return { invitation, token: shown };
}

/**
 * Gives an invitation another link to show; the one shown before stops working.
 * @returns the link's secret
 * @throws AppError `forbidden`, `not_found`
 */
export async function showAgain(
  { control, clock }: Identity,
  { actor, tenant }: { actor: Actor; tenant: TenantRecord },
  id: string,
): Promise<string> {
  authorize(actor, peopleRights.invite);
  const token = newSecret();
  const invitation = await findInvitationById(control, id);
  // Anyone with the link joins with its role, so the creator must be able to grant that role.
  if (invitation?.tenantId === tenant.id) assertMayGrant(actor, invitation.role);
  const wanted = { tenantId: tenant.id, id, shown: hashSecret(token) };
  if (!(await replaceShownSecret(control, wanted, iso(clock.now())))) throw notFound('invitation');
  return token;
}
