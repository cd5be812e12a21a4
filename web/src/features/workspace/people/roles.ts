import type { TenantRole } from '#api/index.ts';

export const roleNames: Record<TenantRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  manager: 'Manager',
  member: 'Member',
  viewer: 'Viewer',
};

export const roleTexts: Record<TenantRole, string> = {
  owner: 'Everything, billing and deletion too',
  admin: 'People, settings and all projects',
  manager: 'Creates and runs projects',
  member: 'Works on tasks',
  viewer: 'Reads only',
};

export const roles = Object.keys(roleNames) as TenantRole[];
