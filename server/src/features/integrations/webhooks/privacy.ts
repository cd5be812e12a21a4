import type { PrivacyRules } from '#kernel/privacy.ts';
import { LOG_DAYS } from './model.ts';

export const webhookPrivacy: PrivacyRules = {
  'tenant.webhook_endpoint': {
    people: [
      {
        columns: ['url', 'description', 'secret', 'previous_secret'],
        content: "can contain a person's name; secrets, encrypted for this workspace",
        deleted: 'when it is removed, or with the workspace',
      },
    ],
    others: [
      'id',
      'event_types',
      'previous_until',
      'state',
      'disabled_why',
      'disabled_at',
      'failing_since',
      'version',
      'created_at',
      'updated_at',
    ],
  },
  'tenant.webhook_delivery': {
    people: [
      {
        columns: ['payload', 'response_body', 'error'],
        content: "the event as sent, with names; the receiver's response",
        deleted: `after ${LOG_DAYS} days, with the webhook, or with the workspace`,
      },
    ],
    others: [
      'id',
      'endpoint_id',
      'event_type',
      'state',
      'attempts',
      'response_status',
      'duration_ms',
      'attempted_at',
      'next_attempt_at',
      'created_at',
    ],
  },
};
