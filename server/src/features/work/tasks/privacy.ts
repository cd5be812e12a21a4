import type { PrivacyRules } from '#kernel/privacy.ts';
import { taskFields } from './fields.ts';

/** What an import brought, and labels. */
const ORIGIN: readonly string[] = ['labels', 'external_url'];

export const taskPrivacy: PrivacyRules = {
  'tenant.task': {
    people: [
      {
        columns: [
          ...taskFields.personalColumns.filter((name) => !ORIGIN.includes(name)),
          'title_key',
        ],
        content: 'free text, assignee and reporter',
        deleted: "with the task's project or the workspace",
      },
      {
        columns: [...ORIGIN, 'external_ref'],
        content: 'free text; the origin of an imported task',
        deleted: 'with the task',
      },
    ],
    others: taskFields.impersonalColumns,
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
