/**
 * Carries workspaces away and brings them in: export to a file, import, clone, restore. Depends on the
 * one reader and writer of a tenant's rows (tenancy/transfer) and knows no table but `person`.
 */
export { removeAbandoned } from './abandoned.ts';
export { cloneTenant } from './clone.ts';
export type { PortableDeps } from './deps.ts';
export { exportTenant } from './export.ts';
export { importTenant, type ImportOptions, type ImportResult } from './import.ts';
export { restoreTenant, type Restored } from './restore.ts';
