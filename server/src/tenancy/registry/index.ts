/** The registry of tenants in the control plane: ids, names and placements. */
export { type Entitled, limitOf, requireQuota } from './limits.ts';
export { type Plan, listPlans } from './plans.ts';
export { TenantRegistry } from './registry.ts';
export { SLUG_PATTERN, assertSlug } from './slug.ts';
