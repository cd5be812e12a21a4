/** Who acts: accounts, sessions, memberships, and the one table that decides who may do what. */
export type { Actor, SignedIn } from './access/actor.ts';
export {
  authorize,
  authorizeInProject,
  can,
  canInProject,
  roleInProject,
  seesEveryProject,
  type ProjectRight,
  type ProjectStanding,
  type TenantRight,
} from './access/decisions.ts';
export { PROJECT_ROLES, ROLES, isAtLeast, type ProjectRole, type Role } from './access/roles.ts';
export { accountRoute, tenantRoute, type AccountInput, type TenantInput } from './edge/routes.ts';
