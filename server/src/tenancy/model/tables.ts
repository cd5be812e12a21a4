import type { ColumnType, Generated } from 'kysely';
import type { Engine, Isolation } from './cell.ts';

/** The control plane's tables that tenancy owns (server/migrations/control). Times are ISO-8601 text. */
export interface TenancyTables {
  plan: {
    code: string;
    name: string;
    position: number;
    isolation: Isolation;
    limits: PlanLimits;
    open_to_sign_up: Generated<boolean>;
  };
  cell: {
    id: string;
    name: string;
    kind: Isolation;
    database: string;
    capacity: number;
    tenants: Generated<number>;
    state: Generated<CellState>;
    engine: Generated<Engine>;
    dsn: string | null;
    pooler_dsn: string | null;
    replica_dsn: string | null;
    weight: Generated<number>;
    created_at: Generated<string>;
  };
  tenant: {
    id: string;
    slug: string;
    name: string;
    plan: string;
    state: TenantState;
    state_reason: string | null;
    state_since: string | null;
    state_until: string | null;
    time_zone: Generated<string>;
    retention_days: Generated<number>;
    retain_completed: Generated<boolean>;
    version: Generated<number>;
    created_at: string;
    updated_at: string;
  };
  placement: { tenant_id: string; cell_id: string; namespace: string; epoch: Generated<number> };
  ready_schema: {
    tenant_id: string;
    cell_id: string;
    namespace: string;
    created_at: Generated<string>;
  };
  /** Claims to hosts; a host is routed to the one whose proof counts (`verified_at`). */
  domain: {
    id: Generated<string>;
    host: string;
    tenant_id: string;
    token: Generated<string>;
    is_primary: Generated<boolean>;
    verified_at: string | null;
    checked_at: Generated<string | null>;
    failures: Generated<number>;
    failing_since: Generated<string | null>;
    lost_at: Generated<string | null>;
    lost_why: Generated<'record_gone' | 'proved_elsewhere' | null>;
    created_at: Generated<string>;
  };
  migration: {
    target: string;
    step: string;
    checksum: string;
    applied_at: ColumnType<string, never, never>;
  };
}

/** `building` until it has been built and checked; a cell is full by its tenants, not by its state. */
export type CellState = 'building' | 'open' | 'full' | 'draining';
export type TenantState =
  | 'provisioning'
  | 'active'
  | 'read_only'
  | 'suspended'
  | 'maintenance'
  | 'pending_delete'
  | 'erased';

/** What a tenant decides for itself. */
export interface TenantSettings {
  /** A name of the IANA database; where its day begins and ends. */
  readonly timeZone: string;
  /** How long the trash is kept, 7 to 3650 days; what was completed as well, unless that is retained. */
  readonly retentionDays: number;
  /** Whether completed work is kept for good. */
  readonly retainCompleted: boolean;
}

/** How much a plan includes of each resource, by its name; null means without limit. */
export type PlanLimits = Readonly<Record<string, number | null>>;

/** What a plan includes a number of. A feature declares its own; the figures are data of each plan. */
export interface PlanResource {
  /** Such as `projects`: plans name it, so it never changes. */
  readonly name: string;
  /** What is counted, as in "Requests of all members in a minute". */
  readonly summary: string;
  /** What a plan includes that does not say; without limit unless it stands here. */
  readonly otherwise?: number;
}
