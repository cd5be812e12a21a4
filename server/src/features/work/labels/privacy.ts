import type { PrivacyRules } from '#kernel/privacy.ts';

export const labelPrivacy: PrivacyRules = {
  'tenant.label': {
    people: [
      {
        columns: ['name'],
        content: 'free text',
        deleted: 'when it is removed, or with the workspace',
      },
    ],
    others: ['id', 'color', 'created_at'],
  },
};
