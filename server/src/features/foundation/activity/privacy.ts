import type { PrivacyRules } from '#kernel/privacy.ts';

export const activityPrivacy: PrivacyRules = {
  'tenant.activity': {
    people: [
      {
        columns: ['task_title', 'actor_id', 'changes', 'note'],
        content: 'who did what and when; old and new values',
        deleted: 'with the project or the workspace',
      },
    ],
    others: ['id', 'project_id', 'task_id', 'task_number', 'kind', 'at'],
  },
};
