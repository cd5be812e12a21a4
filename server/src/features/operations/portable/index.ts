/**
 * Exports, imports, clones and restores workspaces, and deletes and erases them. Uses the one reader and writer of a
 * tenant's rows (tenancy/transfer) and knows no table but `person`; the owners of other tables declare in their
 * manifests what those may hold (`rows`).
 */
export { removeAbandoned } from './actions/remove-abandoned.ts';
export { cloneTenant } from './actions/clone.ts';
export type { ArchiveDeps, PortableDeps } from './deps.ts';
export { eraseTenant, type EraseOptions } from './actions/erase.ts';
export { portableFeature } from './feature.ts';
export { exportTenant } from './actions/export.ts';
export { importTenant, type ArchiveImportOptions, type ImportResult } from './actions/import.ts';
export { deleteTenant, undeleteTenant } from './actions/leave.ts';
export { restoreTenant, type Restored } from './actions/restore.ts';
