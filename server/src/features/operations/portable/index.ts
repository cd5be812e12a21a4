/**
 * Carries workspaces away and brings them in (export, import, clone, restore), and makes an end of them
 * (delete, undelete, erase). Depends on the
 * one reader and writer of a tenant's rows (tenancy/transfer) and knows no table but `person`; what the others
 * may hold, their owners say in their manifests (`rows`).
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
