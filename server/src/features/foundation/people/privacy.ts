import type { PrivacyRules } from '#kernel/privacy.ts';

export const peoplePrivacy: PrivacyRules = {
  'tenant.person': {
    people: [
      {
        columns: ['id', 'name', 'handle'],
        content: 'members by account id, and external people of imported work',
        deleted: 'with the workspace; people who leave keep their name on their work',
      },
    ],
    others: ['kind', 'active', 'created_at'],
  },
};
