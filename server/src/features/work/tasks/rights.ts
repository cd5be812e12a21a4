import type { ProjectRight } from '#identity/index.ts';

export const taskRights = {
  update: {
    name: 'task.update',
    summary: 'Change, move and complete tasks',
    allows: (role) => role !== 'viewer',
  },
  delete: {
    name: 'task.delete',
    summary: 'Delete and restore tasks; contributors only those they reported',
    allows: (role, isOwn) => role === 'lead' || (role === 'contributor' && isOwn),
  },
  purge: {
    name: 'task.purge',
    summary: 'Permanently delete tasks in the trash',
    allows: (role) => role === 'lead',
  },
} as const satisfies Record<string, ProjectRight>;
