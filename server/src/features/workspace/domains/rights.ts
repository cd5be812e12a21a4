import type { TenantRight } from '#identity/index.ts';

export const domainRights = {
  manage: {
    name: 'domains.manage',
    summary: 'Add and verify custom domains',
    from: 'admin',
    can: 'manageDomains',
  },
} as const satisfies Record<string, TenantRight>;
