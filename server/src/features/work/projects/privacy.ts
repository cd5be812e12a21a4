import type { PrivacyRules } from '#kernel/privacy.ts';

export const projectPrivacy: PrivacyRules = {
  'tenant.project': {
    people: [
      {
        columns: ['name', 'description', 'owner_id'],
        content: 'free text, and the project lead',
        deleted: 'with the workspace, or when the project is permanently deleted',
      },
    ],
    others: [
      'id',
      'key',
      'status',
      'visibility',
      'color',
      'start_date',
      'target_date',
      'next_number',
      'version',
      'description_version',
      'created_at',
      'updated_at',
      'archived_at',
      'deleted_at',
      'workflow_revision',
      'wip_policy',
    ],
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
