import type { PrivacyRules } from '#kernel/privacy.ts';
import { KEPT_DAYS } from './model.ts';

export const notificationPrivacy: PrivacyRules = {
  'tenant.notification': {
    people: [
      {
        columns: ['person_id', 'actor_id', 'group_key'],
        content: 'recipient and actor of a notification',
        deleted: `${KEPT_DAYS} days after it was read, when they leave, or with the project or workspace`,
      },
    ],
    others: [
      'id',
      'project_id',
      'task_id',
      'data',
      'at',
      'shows_at',
      'read_at',
      'snoozed_until',
      'version',
    ],
  },
};
