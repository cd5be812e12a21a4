import type { ActivityKind } from '#features/foundation/activity/index.ts';

/** What history tells of the workflow of a project. */
export const workflowActivity = {
  changed: { name: 'project.workflow_changed', sentence: 'changed the workflow' },
} as const satisfies Record<string, ActivityKind>;
