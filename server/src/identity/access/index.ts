/** The one table of who may do what: roles, rights and decisions. */
export type { Actor, SignedIn } from './actor.ts';
export {
  authorize,
  authorizeInProject,
  can,
  canInProject,
  roleHas,
  roleInProject,
  seesEveryProject,
  type ProjectRight,
  type ProjectStanding,
  type TenantRight,
} from './decisions.ts';
export { PROJECT_ROLES, ROLES, isAtLeast, type ProjectRole, type Role } from './roles.ts';
