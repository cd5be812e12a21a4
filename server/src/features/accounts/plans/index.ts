/**
 * The plans that are open for sign-up, with their limits. Owns no table: tenancy owns the plans, and features declare
 * the limits.
 */
export { plansFeature } from './feature.ts';
export { planFor } from './plan-for.ts';
