import type { PlanResource } from '#tenancy/model/index.ts';

export const taskLimits = {
  tasks: { name: 'tasks', summary: 'Tasks outside the trash' },
} as const satisfies Record<string, PlanResource>;
