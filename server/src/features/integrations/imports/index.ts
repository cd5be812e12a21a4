/**
 * Imports from other systems. A plan is computed from the file alone, then run against a project in one transaction.
 * Owns no tables: tasks, projects, labels and people store the result.
 */
export { type GithubOptions, planGithubImport } from './github/plan.ts';
export type { KnownMember } from './people.ts';
export type { ImportPlan, PlannedTask, Skipped } from './plan.ts';
export type { ImportReport } from './report.ts';
export { type FileImportOptions, runImport } from './run.ts';
export type { ImportTarget } from './target.ts';
