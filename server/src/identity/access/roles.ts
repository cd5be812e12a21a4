/** Roles in a tenant, strongest first. */
export const ROLES = ['owner', 'admin', 'manager', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Roles in one project. */
export const PROJECT_ROLES = ['lead', 'contributor', 'viewer'] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/** Whether a role is at least as strong as another. */
export const isAtLeast = (role: Role, needed: Role): boolean =>
  ROLES.indexOf(role) <= ROLES.indexOf(needed);
