/** The registry of tenants in the control plane: who exists, under which names, and where they are stored. */
export { type Entitled, requireRoom } from './limits.ts';
export { type Plan, listPlans } from './plans.ts';
export type { Placement, TenantRecord } from './record.ts';
export { TenantRegistry } from './registry.ts';
export { type NewTenant, reserveTenant } from './reserve.ts';
export { SLUG_PATTERN, assertSlug } from './slug.ts';
export type {
  Isolation,
  PlanLimits,
  TenancyTables,
  TenantSettings,
  TenantState,
} from './tables.ts';
