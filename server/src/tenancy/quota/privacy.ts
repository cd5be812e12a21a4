import type { PrivacyRules } from '#kernel/privacy.ts';

export const quotaPrivacy: PrivacyRules = {
  'tenant.quota_lock': {
    others: ['resource', 'taken_at'],
  },
};
