import type { TenantRight } from '#identity/index.ts';

export const externalRights = {
  manage: {
    name: 'external.manage',
    summary: 'Connect external sources',
    from: 'admin',
    can: 'manageExternalSources',
  },
} as const satisfies Record<string, TenantRight>;
