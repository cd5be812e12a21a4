import type { PrivacyRules } from '#kernel/privacy.ts';
import { projectFields } from './fields.ts';

export const projectPrivacy: PrivacyRules = {
  'tenant.project': {
    people: [
      {
        columns: projectFields.personalColumns,
        content: 'free text, and the project lead',
        deleted: 'with the workspace, or when the project is permanently deleted',
      },
    ],
    others: projectFields.impersonalColumns,
  },
  'tenant.project_member': {
    people: [
      {
        columns: ['person_id'],
        content: 'project members',
        deleted: 'when they leave, or with the project',
      },
    ],
    others: ['project_id', 'role', 'created_at'],
  },
};
