import type { TenantRight } from '#identity/index.ts';

export const webhookRights = {
  manage: {
    name: 'webhooks.manage',
    summary: 'Set up webhooks and read their deliveries',
    from: 'admin',
    can: 'manageWebhooks',
  },
} as const satisfies Record<string, TenantRight>;
