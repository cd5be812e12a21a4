import type { PrivacyRules } from '#kernel/privacy.ts';
import { KEPT_DAYS } from './model.ts';

export const reportPrivacy: PrivacyRules = {
  'tenant.report': {
    people: [
      {
        columns: ['id', 'owner_id', 'name', 'content'],
        content: "a person's report about a project, with titles and names",
        deleted: `after ${KEPT_DAYS} days, with the project, or with the workspace`,
      },
    ],
    others: ['project_id', 'format', 'size', 'created_at', 'expires_at'],
  },
};
