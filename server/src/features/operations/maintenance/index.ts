/**
 * Clean-up that belongs to no feature: schemas left behind by crashes, and responses stored for idempotency keys. Owns
 * nothing.
 */
export { maintenanceFeature } from './feature.ts';
