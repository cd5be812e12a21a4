/** The registry of tenants in the control plane. */
export type { Placement, TenantRecord } from './record.ts';
export type { Isolation, PlanLimits, TenancyTables, TenantState } from './tables.ts';
