import type { PrivacyRules } from '#kernel/privacy.ts';

export const analyticsPrivacy: PrivacyRules = {
  'tenant.project_snapshot': {
    others: [
      'project_id',
      'day',
      'total',
      'open',
      'in_progress',
      'blocked',
      'done',
      'created',
      'completed',
      'overdue',
    ],
  },
  'tenant.project_snapshot_state': {
    others: ['project_id', 'day', 'state_id', 'category', 'tasks'],
  },
};
