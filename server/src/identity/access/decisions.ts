import { forbidden } from '#kernel/errors.ts';
import type { Actor } from './actor.ts';
import { type ProjectRole, type Role, isAtLeast } from './roles.ts';

/**
 * The one decision table. HTTP, the page (through each resource's `can`), imports and the command
 * line all ask it; nothing else decides who may do what.
 */

export type TenantRight =
  | 'tenant.update'
  | 'members.manage'
  | 'members.invite'
  | 'project.create'
  | 'project.purge'
  | 'labels.manage'
  | 'domains.manage'
  | 'external.manage'
  | 'webhooks.manage'
  | 'jobs.read';
export type ProjectRight =
  | 'project.read'
  | 'project.update'
  | 'project.delete'
  | 'project.members'
  | 'task.create'
  | 'task.update'
  | 'task.delete'
  | 'task.purge';

/** What the decision about a project, or a task in it, depends on besides the actor. */
export interface ProjectStanding {
  readonly visibility: 'workspace' | 'private';
  /** The actor's explicit role in the project, when there is one. */
  readonly projectRole: ProjectRole | null;
}

const TENANT_RIGHTS: Record<TenantRight, (actor: Pick<Actor, 'role'>) => boolean> = {
  'tenant.update': (a) => isAtLeast(a.role, 'admin'),
  'members.manage': (a) => isAtLeast(a.role, 'admin'),
  'members.invite': (a) => isAtLeast(a.role, 'admin'),
  'project.create': (a) => isAtLeast(a.role, 'manager'),
  'project.purge': (a) => isAtLeast(a.role, 'admin'),
  'labels.manage': (a) => isAtLeast(a.role, 'manager'),
  'domains.manage': (a) => isAtLeast(a.role, 'admin'),
  'external.manage': (a) => isAtLeast(a.role, 'admin'),
  'webhooks.manage': (a) => isAtLeast(a.role, 'admin'),
  'jobs.read': (a) => isAtLeast(a.role, 'admin'),
};

const PROJECT_RIGHTS: Record<ProjectRight, (role: ProjectRole, isOwn: boolean) => boolean> = {
  'project.read': () => true,
  'project.update': (role) => role === 'lead',
  'project.delete': (role) => role === 'lead',
  'project.members': (role) => role === 'lead',
  'task.create': (role) => role !== 'viewer',
  'task.update': (role) => role !== 'viewer',
  'task.delete': (role, isOwn) => role === 'lead' || (role === 'contributor' && isOwn),
  'task.purge': (role) => role === 'lead',
};

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

export const can = (actor: Actor, right: TenantRight): boolean => TENANT_RIGHTS[right](actor);

/** Whether this role has a right: for what somebody began and may no longer do. */
export const roleHas = (role: Role, right: TenantRight): boolean => TENANT_RIGHTS[right]({ role });

/** @param isOwn whether the task was reported by the actor; only `task.delete` looks at it */
export function canInProject(
  actor: Actor,
  right: ProjectRight,
  standing: ProjectStanding,
  isOwn = false,
): boolean {
  const role = roleInProject(actor, standing);
  return role !== null && PROJECT_RIGHTS[right](role, isOwn);
}

/** @throws AppError `forbidden` naming the missing right */
export function authorize(actor: Actor, right: TenantRight): void {
  if (!can(actor, right)) throw forbidden(right);
}

/** @throws AppError `forbidden` naming the missing right */
export function authorizeInProject(
  actor: Actor,
  right: ProjectRight,
  standing: ProjectStanding,
  isOwn = false,
): void {
  if (!canInProject(actor, right, standing, isOwn)) throw forbidden(right);
}
