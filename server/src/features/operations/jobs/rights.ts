import type { TenantRight } from '#identity/index.ts';

export const jobRights = {
  read: {
    name: 'jobs.read',
    summary: 'See other people’s background jobs',
    from: 'admin',
  },
} as const satisfies Record<string, TenantRight>;
