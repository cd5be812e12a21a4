/** The states of a tenant, what each allows, and safe changes between them. */
export { type LockedTenant, readLockedTenant, withTenantLock } from './tenant-lock.ts';
export { type Mended, reconcileFences } from './reconcile.ts';
export { type Condition, assertServing, notNow } from './serving.ts';
export { type LifecycleDeps, type StateChange, setTenantState } from './set-state.ts';
export { FENCE_OF, nameOf } from './states.ts';
export { whereNow } from './where-now.ts';
