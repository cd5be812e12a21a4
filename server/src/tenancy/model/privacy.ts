import type { PrivacyRules } from '#kernel/privacy.ts';

export const tenancyPrivacy: PrivacyRules = {
  'control.tenant': {
    people: [
      {
        columns: ['name', 'slug', 'state_reason'],
        content: "can contain a person's name: a one-person workspace, an operator's reason",
        deleted: 'with the workspace',
      },
    ],
    others: [
      'id',
      'plan',
      'state',
      'version',
      'created_at',
      'updated_at',
      'state_since',
      'state_until',
      'time_zone',
      'retention_days',
      'retain_completed',
    ],
  },
  'control.domain': {
    people: [
      {
        columns: ['host'],
        content: "can contain a person's name",
        deleted: 'when it is removed, or with the workspace',
      },
    ],
    others: [
      'tenant_id',
      'is_primary',
      'verified_at',
      'created_at',
      'id',
      'token',
      'checked_at',
      'failures',
      'failing_since',
      'lost_at',
      'lost_why',
    ],
  },
  'control.plan': {
    others: ['code', 'name', 'position', 'isolation', 'limits', 'open_to_sign_up'],
  },
  'control.placement': {
    others: ['tenant_id', 'cell_id', 'namespace', 'epoch'],
  },
  'control.cell': {
    others: [
      'id',
      'name',
      'kind',
      'database',
      'capacity',
      'tenants',
      'state',
      'created_at',
      'engine',
      'dsn',
      'pooler_dsn',
      'replica_dsn',
      'weight',
    ],
  },
  'control.ready_schema': {
    others: ['tenant_id', 'cell_id', 'namespace', 'created_at'],
  },
  'control.move': {
    people: [
      {
        columns: ['owner'],
        content: "the operator's process and machine",
        deleted: 'with the workspace',
      },
    ],
    others: [
      'id',
      'tenant_id',
      'kind',
      'from_cell',
      'from_namespace',
      'to_cell',
      'to_namespace',
      'from_epoch',
      'step',
      'counts',
      'abort',
      'error',
      'started_at',
      'heartbeat_at',
      'flipped_at',
      'outcome',
      'finished_at',
      'keep_until',
      'cleaned_at',
    ],
  },
  'control.arrival': {
    people: [
      {
        columns: ['accounts'],
        content: 'accounts created for a running import',
        deleted: 'when the import ends',
      },
    ],
    others: ['tenant_id', 'lock_key', 'kind', 'started_at'],
  },
  'control.erasure': {
    people: [
      {
        columns: ['sought'],
        content: 'what an erasure searches for: names, addresses, some texts',
        deleted: 'when the search has found nothing',
      },
    ],
    others: ['tenant_id', 'started_at', 'finished_at', 'report'],
  },
  'control.migration': {
    others: ['target', 'step', 'checksum', 'applied_at'],
  },
  'control.migration_failure': {
    people: [
      {
        columns: ['error'],
        content: "the database's error message; it can quote a row",
        deleted: 'when the migration succeeds, or with the workspace',
      },
    ],
    others: [
      'target',
      'cell_id',
      'tenant_id',
      'step',
      'checksum',
      'passing',
      'attempts',
      'first_at',
      'last_at',
    ],
  },
  'control.data_version': {
    others: ['is_only', 'version', 'oldest_version', 'migrated_at'],
  },
  'platform.migration': {
    others: ['target', 'step', 'checksum', 'applied_at'],
  },
  'platform.fence': {
    others: ['tenant_id', 'epoch', 'state'],
  },
  'platform.context_key': {
    others: ['only_row', 'ipad', 'opad'],
  },
};
