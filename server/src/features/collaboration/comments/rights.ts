import type { ProjectRight } from '#identity/index.ts';

export const commentRights = {
  create: {
    name: 'comment.create',
    summary: 'Comment on tasks, and react to comments',
    allows: () => true,
  },
  update: {
    name: 'comment.update',
    summary: 'Edit comments; each person only their own',
    allows: (_role, isOwn) => isOwn,
  },
  delete: {
    name: 'comment.delete',
    summary: 'Delete comments; contributors and viewers only their own',
    allows: (role, isOwn) => role === 'lead' || isOwn,
  },
} as const satisfies Record<string, ProjectRight>;
