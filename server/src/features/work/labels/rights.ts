import type { TenantRight } from '#identity/index.ts';

export const labelRights = {
  manage: {
    name: 'labels.manage',
    summary: 'Add, rename, merge and delete labels',
    from: 'manager',
    can: 'manageLabels',
  },
} as const satisfies Record<string, TenantRight>;
