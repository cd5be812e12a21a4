import { forbidden } from '#kernel/errors.ts';
import type { Actor } from './actor.ts';
import type { ProjectRight, TenantRight } from './rights.ts';
import { type ProjectRole, type Role, isAtLeast } from './roles.ts';

/**
 * Who may do what. HTTP, the page (through each resource's `can`), imports and the command line all ask here,
 * with a right that a feature declares in its manifest; nothing else decides.
 */

/** What the decision about a project, or a task in it, depends on besides the actor. */
export interface ProjectStanding {
  readonly visibility: 'workspace' | 'private';
  /** The actor's explicit role in the project, when there is one. */
  readonly projectRole: ProjectRole | null;
}

/**
 * The actor's role in a project, or null when the project is not theirs to see. Owners and admins
 * lead every project, managers every one the workspace sees; an explicit role counts before the
 * default, which is contributor for members and viewer for viewers.
 */
export function roleInProject(actor: Actor, standing: ProjectStanding): ProjectRole | null {
  if (isAtLeast(actor.role, 'admin')) return 'lead';
  if (standing.projectRole) return standing.projectRole;
  if (standing.visibility === 'private') return null;
  if (actor.role === 'manager') return 'lead';
  return actor.role === 'member' ? 'contributor' : 'viewer';
}

/** Whether the actor sees every project, so that lists need no filter. */
export const seesEveryProject = (actor: Actor): boolean => isAtLeast(actor.role, 'admin');

export const can = (actor: Actor, right: TenantRight): boolean => roleHas(actor.role, right);

/** Whether this role has a right: for what someone began and may no longer do. */
export const roleHas = (role: Role, right: TenantRight): boolean => isAtLeast(role, right.from);

/** @param isOwn whether the task was reported by the actor; only `task.delete` looks at it */
export function canInProject(
  actor: Actor,
  right: ProjectRight,
  standing: ProjectStanding,
  isOwn = false,
): boolean {
  const role = roleInProject(actor, standing);
  return role !== null && right.allows(role, isOwn);
}

/** @throws AppError `forbidden` naming the missing right */
export function authorize(actor: Actor, right: TenantRight): void {
  if (!can(actor, right)) throw forbidden(right.name);
}

/** @throws AppError `forbidden` naming the missing right */
export function authorizeInProject(
  actor: Actor,
  right: ProjectRight,
  standing: ProjectStanding,
  isOwn = false,
): void {
  if (!canInProject(actor, right, standing, isOwn)) throw forbidden(right.name);
}
