import type { PrivacyRules } from '#kernel/privacy.ts';

export const templatePrivacy: PrivacyRules = {
  'tenant.workflow_template': {
    people: [
      {
        columns: ['name', 'states'],
        content: 'free text',
        deleted: 'when it is deleted, or with the workspace',
      },
    ],
    others: ['id', 'wip_policy', 'version', 'created_at', 'updated_at'],
  },
};
