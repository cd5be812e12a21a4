/** Tenants: which exist, where each is stored, and the one way to its data. */
export { Tenancy, type TenancyOptions } from './tenancy.ts';
export { type PostgresServer, postgresServer } from './server.ts';
export { checkIsolation, type Breach } from './selfcheck/index.ts';
export {
  deploy,
  type DeployOptions,
  type MigrationReport,
  type Progress,
} from './provisioning/deploy.ts';
export {
  migrationStatus,
  planDeployment,
  type MigrationPlan,
  type MigrationStatus,
} from './provisioning/migration-status.ts';
export { findOrphans, removeOrphans, type Orphan } from './provisioning/orphans.ts';
export { setPlanOpen } from './provisioning/plans.ts';
export type { MigrationFailure } from './migrations/failures.ts';
export {
  SLUG_PATTERN,
  assertSlug,
  listPlans,
  type Isolation,
  type Plan,
  type NewTenant,
  type TenancyTables,
  type TenantRecord,
} from './registry/index.ts';
export { Scope, TenantScope, TxScope, call } from './scope/index.ts';
export { statement, statements, type Builder, type Statement } from './language/index.ts';
