/** The terms of tenancy as types and names: cells, tenants, placements, control-plane tables. */
export { baseTable } from './base-table.ts';
export { CELL_COLUMNS, type Cell, type CellAddress, type Engine, type Isolation } from './cell.ts';
export { SHARED_NAMESPACE, namespaceOf, tenantOf } from './namespace.ts';
export type {
  CellState,
  PlanLimits,
  PlanResource,
  TenancyTables,
  TenantSettings,
  TenantState,
} from './tables.ts';
export type { Placement, TenantRecord } from './tenant-record.ts';
export { tenancyPrivacy } from './privacy.ts';
