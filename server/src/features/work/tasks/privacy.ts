import type { PrivacyRules } from '#kernel/privacy.ts';

export const taskPrivacy: PrivacyRules = {
  'tenant.task': {
    people: [
      {
        columns: ['title', 'title_key', 'description', 'assignee_id', 'reporter_id'],
        content: 'free text, assignee and reporter',
        deleted: "with the task's project or the workspace",
      },
      {
        columns: ['labels', 'external_ref', 'external_url'],
        content: 'free text; the origin of an imported task',
        deleted: 'with the task',
      },
    ],
    others: [
      'id',
      'project_id',
      'project_key',
      'number',
      'status',
      'priority',
      'start_date',
      'due_at',
      'estimate_minutes',
      'parent_id',
      'rank',
      'version',
      'title_version',
      'description_version',
      'created_at',
      'updated_at',
      'completed_at',
      'deleted_at',
    ],
  },
  'tenant.task_tally': {
    people: [
      {
        columns: ['assignee_id'],
        content: 'number of tasks per person',
        deleted: 'with the project or the workspace',
      },
    ],
    others: ['project_id', 'status', 'priority', 'tasks', 'writer'],
  },
  'tenant.task_due_tally': {
    others: ['project_id', 'day', 'tasks', 'writer'],
  },
};
