/** Tenants: which exist, where each is stored, and the only access to its data. */
export { Tenancy, type TenancyOptions } from './tenancy.ts';
export { type PostgresServer, postgresServer } from './server/index.ts';
export { checkIsolation, type Breach } from './isolation-check/index.ts';
export {
  deploy,
  type DeployOptions,
  findOrphans,
  type MigrationPlan,
  type MigrationReport,
  migrationStatus,
  type MigrationStatus,
  type Orphan,
  planDeployment,
  type MigrationProgress,
  removeOrphans,
  setPlanOpen,
} from './provisioning/index.ts';
export type { MigrationFailure } from './migrations/index.ts';
export { type Isolation, type TenancyTables, type TenantRecord } from './model/index.ts';
export { type NewTenant, assertSlugFree } from './placement/index.ts';
export { SLUG_PATTERN, assertSlug, listPlans, type Plan } from './registry/index.ts';
export { Scope, TenantScope, TxScope, call } from './scope/index.ts';
export { statement, statements, type Builder, type Statement } from './query/index.ts';
