/**
 * The plans that are open to sign-up, with what they include. Owns no table: plans are tenancy's, and features declare
 * what they include a number of.
 */
export { plansFeature } from './feature.ts';
export { planFor } from './plan-for.ts';
