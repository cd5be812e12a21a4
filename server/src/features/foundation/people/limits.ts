import type { PlanResource } from '#tenancy/model/index.ts';

export const peopleLimits = {
  members: { name: 'members', summary: 'Members and open invitations' },
} as const satisfies Record<string, PlanResource>;
