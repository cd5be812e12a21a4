import type { PlanResource } from '#tenancy/model/index.ts';

export const webhookLimits = {
  webhooks: { name: 'webhooks', summary: 'Webhooks' },
} as const satisfies Record<string, PlanResource>;
