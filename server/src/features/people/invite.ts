import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { requireRoom } from '#tenancy/registry/index.ts';
import {
  type Actor,
  authorize,
  countSeats,
  findAccount,
  findAccountByEmail,
  findMember,
  hashSecret,
  lockMembers,
  newSecret,
  normalEmail,
  countInvited,
  replaceInvitation,
  type Invitation,
  type InvitedRole,
} from '#identity/index.ts';
import { invitationMail } from './mail/invitation.ts';
import type { MemberDeps } from './members.ts';
import { assertMayGrant } from './policy.ts';

const LIFETIME_MS = 7 * 86_400_000;

/**
 * Invites an address. Asking again gives a new link and makes the old one useless, so repeating a
 * request leaves one invitation.
 * The link goes to the address by mail.
 * @returns the invitation and the link's secret, which is kept nowhere but in the mail that waits, encrypted
 * @throws AppError `forbidden`, `conflict` for somebody who is in already, `plan_limit`
 */
export async function invite(
  { identity, mailer }: Pick<MemberDeps, 'identity' | 'mailer'>,
  { actor, tenant }: { actor: Actor; tenant: TenantRecord },
  request: { email: string; role: InvitedRole },
): Promise<{ invitation: Invitation; token: string }> {
  authorize(actor, 'members.invite');
  assertMayGrant(actor, request.role);
  const { control, clock } = identity;
  const now = clock.now();
  const token = newSecret();
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
    if (member?.active) throw new AppError('conflict', `${invitation.email} is a member already.`);
    const seats = await countSeats(trx, tenant.id);
    const invited = await countInvited(trx, tenant.id, invitation.email, iso(now));
    requireRoom(tenant, 'members', seats.members + invited);
    await replaceInvitation(trx, {
      ...invitation,
      tokenHash: hashSecret(token),
      invitedBy: actor.userId,
    });
    const inviter = await findAccount(trx, actor.userId);
    await mailer.promise(trx, {
      kind: invitationMail(identity),
      about: invitation.id,
      tenantId: tenant.id,
      to: { accountId: null, address: invitation.email, locale: inviter?.locale ?? 'en' },
      data: { invitedBy: actor.userId },
      secret: token,
    });
  });
  return { invitation, token };
}
