import type { TenantRight } from '#identity/index.ts';

export const jobRights = {
  read: {
    name: 'jobs.read',
    summary: 'See background jobs of others',
    from: 'admin',
  },
} as const satisfies Record<string, TenantRight>;
