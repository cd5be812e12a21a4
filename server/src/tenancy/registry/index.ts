/** The registry of tenants in the control plane: who exists, under which names, and where they are stored. */
export { type Entitled, limitOf, requireQuota } from './limits.ts';
export { type Plan, listPlans } from './plans.ts';
export { TenantRegistry } from './registry.ts';
export { SLUG_PATTERN, assertSlug } from './slug.ts';
