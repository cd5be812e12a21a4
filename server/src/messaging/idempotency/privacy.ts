import type { PrivacyRules } from '#kernel/privacy.ts';

export const idempotencyPrivacy: PrivacyRules = {
  'tenant.idempotency': {
    people: [
      {
        columns: ['user_id', 'key', 'response'],
        content: 'stored responses to repeatable requests',
        deleted: 'when the same key is used after a day, or with the workspace',
      },
    ],
    others: ['route', 'fingerprint', 'status', 'created_at'],
  },
};
