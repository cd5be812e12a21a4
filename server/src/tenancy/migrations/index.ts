/** Steps of SQL: read, rendered for an engine and layout, applied in waves, and the ledger of what each target has. */
export { applyStep, pendingSteps } from './apply.ts';
export { assess, type Assessment } from './assess.ts';
export { HAS_STEPS, hasSteps, stepTexts } from './current.ts';
export { migratorOf } from './engines.ts';
export { listFailures, type MigrationFailure } from './failures.ts';
export { countSteps, recordEntries, recordSteps } from './ledger.ts';
export { migrateTargets, type Migrated, type MigrationProgress } from './migrate.ts';
export type { MigratorSession } from './migrator.ts';
export { PostgresSession } from './postgres-session.ts';
export { postgresMigrator } from './postgres.ts';
export { fill } from './render.ts';
export { stepStatus, type StepStatus } from './status.ts';
export { loadSteps, type MigrationStep, type StepId, type StepSource } from './steps.ts';
export { keyOf, type MigrationTarget } from './target.ts';
export { listTargets, type TargetPlace } from './targets.ts';
export { canariesOf, planWaves } from './waves.ts';
