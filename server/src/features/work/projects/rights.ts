import type { ProjectRight, TenantRight } from '#identity/index.ts';

export const projectRights = {
  create: {
    name: 'project.create',
    summary: 'Create projects',
    from: 'manager',
    can: 'createProject',
  },
  purge: {
    name: 'project.purge',
    summary: 'Permanently delete projects in the trash',
    from: 'admin',
  },
  read: {
    name: 'project.read',
    summary: 'See the project and its tasks',
    allows: () => true,
  },
  update: {
    name: 'project.update',
    summary: 'Change the project, archive and unarchive it',
    allows: (role) => role === 'lead',
  },
  delete: {
    name: 'project.delete',
    summary: 'Delete and restore the project',
    allows: (role) => role === 'lead',
  },
  manageMembers: {
    name: 'project.members',
    summary: 'Manage project members',
    allows: (role) => role === 'lead',
  },
  createTask: {
    name: 'task.create',
    summary: 'Create tasks',
    allows: (role) => role !== 'viewer',
  },
} as const satisfies Record<string, ProjectRight | TenantRight>;
