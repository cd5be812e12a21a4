import { notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { requireQuota } from '#tenancy/registry/index.ts';
import {
  type Account,
  type Control,
  type ControlTx,
  type Role,
  countSeats,
  findMember,
  insertMembership,
  lockMembers,
  updateMembership,
  findInvitationById,
  markAccepted,
} from '#identity/index.ts';
import { peopleLimits } from '../limits.ts';
import { welcome } from '../mails/welcome.ts';
import type { MemberDeps } from './members.ts';
import { stillStands } from '../policy.ts';

/** Who joins, as what, and by which invitation if by one. */
export interface Joining {
  readonly role: Role;
  readonly invitationId?: string;
  /** Finds or makes the account, inside the same transaction. */
  readonly account: (trx: ControlTx) => Promise<Account>;
  /** Whether they are not greeted by mail. */
  readonly isQuiet?: boolean;
}

/**
 * Makes someone a member of a tenant. Their row in the tenant's own database is written last before
 * the control plane commits: a crash in between leaves a name no one uses, and trying again works.
 * @returns the account and the role it has now; a member who joins again keeps what they had
 * @throws AppError `not_found` when the invitation is gone, `plan_limit`, and what `account` throws
 */
export async function join(
  { identity, people, mailer }: MemberDeps,
  tenant: TenantRecord,
  joining: Joining,
): Promise<{ account: Account; role: Role }> {
  const now = iso(identity.clock.now());
  const joined = await identity.control.transaction().execute(async (trx) => {
    await lockMembers(trx, tenant.id);
    if (joining.invitationId !== undefined) await useInvitation(trx, joining.invitationId, now);
    const account = await joining.account(trx);
    const member = await findMember(trx, tenant.id, account.id);
    if (member?.active) return { account, role: member.role };
    requireQuota(tenant, peopleLimits.members, (await countSeats(trx, tenant.id)).members);
    const { role } = joining;
    if (member) await updateMembership(trx, tenant.id, account.id, { role, active: true });
    else await insertMembership(trx, { tenantId: tenant.id, userId: account.id, role }, now);
    await identity.tenancy
      .scopeOf(tenant)
      .transact(async (tx) => people.ensureMember(tx, { id: account.id, name: account.fullName }));
    if (!joining.isQuiet) await mailer.enqueue(trx, welcome(tenant.id, account, { opened: false }));
    return { account, role };
  });
  await Promise.all([
    identity.memberships.changed(tenant.id, joined.account.id),
    people.changed(tenant.id),
  ]);
  return joined;
}

/**
 * Under the tenant's lock, which every change of a member takes: the maker's role is the present one.
 * @throws AppError `not_found` when it was used, taken back, or its maker could not make it today
 */
async function useInvitation(trx: Control, id: string, now: string): Promise<void> {
  const invitation = await findInvitationById(trx, id);
  if (!invitation || !stillStands(invitation) || !(await markAccepted(trx, id, now)))
    throw notFound('invitation');
}
