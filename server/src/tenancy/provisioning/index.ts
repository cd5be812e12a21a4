/** Creates logins, databases, cells, and schemas ready for sign-ups. */
export { buildTenantSchema } from './build.ts';
export { addReadySchema, enterCell, openCell, raiseCell } from './cells.ts';
export {
  deploy,
  type DeployOptions,
  type MigrationReport,
  type MigrationProgress,
} from './deploy.ts';
export { engineOf } from './engine.ts';
export {
  migrationStatus,
  planDeployment,
  type MigrationPlan,
  type MigrationStatus,
} from './migration-status.ts';
export { findOrphans, removeOrphans, type Orphan } from './orphans.ts';
export { setPlanOpen } from './plans.ts';
export { ReadySchemas } from './ready.ts';
export { cellWithCapacity } from './capacity.ts';
