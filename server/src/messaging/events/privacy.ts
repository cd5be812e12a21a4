import type { PrivacyRules } from '#kernel/privacy.ts';

export const eventPrivacy: PrivacyRules = {
  'platform.outbox': {
    people: [
      {
        columns: ['person_id', 'actor_id', 'data'],
        content: 'events, with values at that time',
        deleted: 'a day later, or with the workspace',
      },
    ],
    others: [
      'tenant_id',
      'id',
      'sequence',
      'epoch',
      'type',
      'version',
      'project_id',
      'subject_id',
      'at',
      'position',
    ],
  },
  'platform.outbox_aside': {
    people: [
      {
        columns: ['person_id', 'actor_id', 'data', 'reason'],
        content: 'an event that could not be delivered, and the reason',
        deleted: 'when an operator discards it, or with the workspace',
      },
    ],
    others: [
      'tenant_id',
      'id',
      'epoch',
      'type',
      'version',
      'project_id',
      'subject_id',
      'at',
      'tries',
      'set_aside_at',
    ],
  },
  'platform.stream': {
    others: ['tenant_id', 'position', 'stamped_at'],
  },
  'control.cell_alarm': {
    others: ['cell_id', 'events'],
  },
  'control.process': {
    others: ['id', 'pid', 'backend_start'],
  },
};
