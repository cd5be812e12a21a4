import { notFound } from '#kernel/errors.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { requireQuota } from '#tenancy/registry/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import {
  type Actor,
  type Control,
  type Identity,
  type Member,
  type MembershipChange,
  countSeats,
  findMember,
  lockMembers,
  removeMembership,
  updateMembership,
} from '#identity/index.ts';
import type { Mailer } from '#features/foundation/mail/index.ts';
import { peopleLimits } from '../limits.ts';
import type { People } from '../directory.ts';
import { assertMayChange, assertMayRemove } from '../policy.ts';

export interface MemberDeps {
  readonly identity: Identity;
  readonly people: People;
  readonly mailer: Mailer;
}

/** What goes in the same commit when someone leaves a tenant for good. */
export type Departure = (tx: TxScope, userId: string) => void;

/** The tenant on which, and the member through whom, something is done. */
export interface MemberContext {
  readonly actor: Actor;
  readonly tenant: TenantRecord;
}

/**
 * Changes a member's role, details or access.
 * @throws AppError `not_found`, `forbidden`, `last_owner`; `plan_limit` when bringing someone back
 */
export async function changeMember(
  deps: MemberDeps,
  { actor, tenant }: MemberContext,
  userId: string,
  change: MembershipChange,
): Promise<{ member: Member; owners: number }> {
  return settle(deps, tenant.id, userId, async (trx, target, seats) => {
    assertMayChange(actor, target, change, seats.owners);
    if (change.active === true && !target.active)
      requireQuota(tenant, peopleLimits.members, seats.members);
    if (Object.keys(change).length > 0) await updateMembership(trx, tenant.id, userId, change);
    if (Object.keys(change).length > 0) {
      const person = { id: userId, name: target.name, active: change.active ?? target.active };
      await inTenant(deps, tenant, (tx) => deps.people.ensureMember(tx, person));
    }
    const { owners } = await countSeats(trx, tenant.id);
    return { member: { ...target, ...change }, owners };
  });
}

/**
 * Takes someone out of a tenant, with every role they had in it; the name stays on what they did and
 * on their open tasks.
 * @throws AppError `not_found`, `forbidden`, `last_owner`
 */
export async function removeMember(
  deps: MemberDeps & { readonly departures: readonly Departure[] },
  { actor, tenant }: MemberContext,
  userId: string,
): Promise<void> {
  await settle(deps, tenant.id, userId, async (trx, target, { owners }) => {
    assertMayRemove(actor, target, owners);
    await removeMembership(trx, tenant.id, userId);
    await inTenant(deps, tenant, (tx) => {
      deps.people.ensureMember(tx, { id: userId, name: target.name, active: false });
      for (const leave of deps.departures) leave(tx, userId);
    });
  });
}

/**
 * One change of one member: made under the tenant's lock, then made known. The person's row in the
 * tenant's own database is written last before the control plane commits, so a crash in between
 * leaves the membership as it was and repeating the request heals the rest.
 */
async function settle<T>(
  { identity, people }: MemberDeps,
  tenantId: string,
  userId: string,
  work: (trx: Control, target: Member, seats: { members: number; owners: number }) => Promise<T>,
): Promise<T> {
  const answer = await identity.control.transaction().execute(async (trx) => {
    await lockMembers(trx, tenantId);
    const target = await findMember(trx, tenantId, userId);
    if (!target) throw notFound('member');
    return work(trx, target, await countSeats(trx, tenantId));
  });
  await Promise.all([identity.memberships.changed(tenantId, userId), people.changed(tenantId)]);
  return answer;
}

const inTenant = (
  { identity }: MemberDeps,
  tenant: TenantRecord,
  work: (tx: TxScope) => void,
): Promise<void> => identity.tenancy.scopeOf(tenant).transact(async (tx) => work(tx));
