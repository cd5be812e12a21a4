/** Roles, rights, and every decision about them. */
export type { Actor, SignedIn } from './actor.ts';
export {
  authorize,
  authorizeInProject,
  can,
  canInProject,
  roleHas,
  roleInProject,
  seesEveryProject,
  type ProjectStanding,
} from './decisions.ts';
export type { ProjectRight, TenantRight } from './rights.ts';
export { PROJECT_ROLES, ROLES, isAtLeast, type ProjectRole, type Role } from './roles.ts';
