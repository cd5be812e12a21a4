/**
 * The routes of a project's history and of a task's: what any feature records there. Owns no table; depends on activity,
 * projects and tasks.
 */
export { historyFeature } from './feature.ts';
