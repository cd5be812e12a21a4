import type { PrivacyRules } from '#kernel/privacy.ts';

export const schedulePrivacy: PrivacyRules = {
  'control.duty_day': {
    others: ['duty', 'time_zone', 'day', 'sent_at'],
  },
};
