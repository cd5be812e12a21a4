/** Chooses a cell for a new tenant, reserves room there, and registers the tenant. */
export { NoCapacity } from './seat.ts';
export { type NewTenant, assertSlugFree, reserveTenant } from './reserve.ts';
