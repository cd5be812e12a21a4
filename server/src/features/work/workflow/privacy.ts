import type { PrivacyRules } from '#kernel/privacy.ts';

export const workflowPrivacy: PrivacyRules = {
  'tenant.workflow_state': {
    people: [
      {
        columns: ['name', 'live_name'],
        content: 'free text',
        deleted: 'with the project or the workspace',
      },
    ],
    others: ['project_id', 'id', 'color', 'category', 'position', 'wip_limit'],
  },
  'tenant.workflow_transition': {
    others: ['project_id', 'from_state', 'to_state'],
  },
  'tenant.task_transition': {
    people: [
      {
        columns: ['actor_id'],
        content: "who changed a task's state, and when",
        deleted: 'with the task, its project or the workspace',
      },
    ],
    others: [
      'id',
      'project_id',
      'task_id',
      'from_state',
      'to_state',
      'from_category',
      'to_category',
      'at',
    ],
  },
};
