/** Where a new tenant goes: a place in a cell is taken for it, and it is entered into the registry. */
export { NoCapacity } from './seat.ts';
export { type NewTenant, assertSlugFree, reserveTenant } from './reserve.ts';
