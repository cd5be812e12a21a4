import type { PlanResource } from '#tenancy/model/index.ts';

export const projectLimits = {
  projects: { name: 'projects', summary: 'Projects outside the trash' },
} as const satisfies Record<string, PlanResource>;
