/**
 * Bringing work in from elsewhere. A plan is worked out from the file alone, then run against a project
 * in one transaction. Owns no tables: tasks, projects, labels and people keep what it brings.
 */
export { type GithubOptions, planGithubImport } from './github/plan.ts';
export type { KnownMember } from './people.ts';
export type { ImportPlan, PlannedTask, Skipped } from './plan.ts';
export type { ImportReport } from './report.ts';
export { type FileImportOptions, runImport } from './run.ts';
export type { ImportTarget } from './target.ts';
