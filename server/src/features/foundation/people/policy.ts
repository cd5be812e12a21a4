import { AppError, type RefusalCode, forbidden } from '#kernel/errors.ts';
import {
  type Actor,
  type MadeInvitation,
  type Role,
  authorize,
  can,
  isAtLeast,
  roleHas,
} from '#identity/index.ts';
import { peopleRights } from './rights.ts';

export const lastOwner: RefusalCode = {
  code: 'last_owner',
  like: 'conflict',
  title: 'A workspace needs an owner',
};

/**
 * Who may change whom. Admins and owners manage members; only owners touch owners or make new ones,
 * no one gives more than they have, and the last owner stays.
 */

export interface TargetMember {
  readonly userId: string;
  readonly role: Role;
  readonly active: boolean;
}

export interface RoleChange {
  readonly role?: Role;
  readonly active?: boolean;
}

const outranks = (actor: Actor, target: TargetMember): boolean =>
  isAtLeast(actor.role, target.role);
const isLastOwner = (target: TargetMember, owners: number): boolean =>
  target.role === 'owner' && target.active && owners <= 1;

export const mayChange = (actor: Actor, target: TargetMember, owners: number): boolean =>
  can(actor, peopleRights.manageMembers) && outranks(actor, target) && !isLastOwner(target, owners);

/** Everyone may leave. */
export const mayRemove = (actor: Actor, target: TargetMember, owners: number): boolean =>
  (actor.userId === target.userId ||
    (can(actor, peopleRights.manageMembers) && outranks(actor, target))) &&
  !isLastOwner(target, owners);

/**
 * @param owners how many active owners there are
 * @throws AppError `forbidden`, `last_owner`
 */
export function assertMayChange(
  actor: Actor,
  target: TargetMember,
  change: RoleChange,
  owners: number,
): void {
  authorize(actor, peopleRights.manageMembers);
  assertOutranks(actor, target);
  if (change.role !== undefined) assertMayGrant(actor, change.role);
  const staysOwner = (change.role ?? target.role) === 'owner' && (change.active ?? target.active);
  if (!staysOwner) assertNotLastOwner(target, owners);
}

/** @throws AppError `forbidden`, `last_owner` */
export function assertMayRemove(actor: Actor, target: TargetMember, owners: number): void {
  if (actor.userId !== target.userId) {
    authorize(actor, peopleRights.manageMembers);
    assertOutranks(actor, target);
  }
  assertNotLastOwner(target, owners);
}

/** @throws AppError `forbidden` for a role above one's own */
export function assertMayGrant(actor: Actor, role: Role): void {
  if (!isAtLeast(actor.role, role)) {
    throw forbidden(
      peopleRights.manageMembers.name,
      `You cannot give the role ${role}: it is above your own, ${actor.role}.`,
    );
  }
}

/** Whether the maker of an invitation could make it today. */
export const stillStands = ({ makerRole, role }: MadeInvitation): boolean =>
  makerRole !== null && roleHas(makerRole, peopleRights.invite) && isAtLeast(makerRole, role);

function assertOutranks(actor: Actor, target: TargetMember): void {
  if (!outranks(actor, target)) {
    throw forbidden(
      peopleRights.manageMembers.name,
      `Only an ${target.role} may do this to an ${target.role}.`,
    );
  }
}

function assertNotLastOwner(target: TargetMember, owners: number): void {
  if (isLastOwner(target, owners)) {
    throw new AppError(lastOwner, 'This is the last owner. Make another member an owner first.');
  }
}
