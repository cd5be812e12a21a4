/**
 * The routes of a project's and a task's history, for the entries of every feature. Owns no table; depends on
 * activity, projects and tasks.
 */
export { historyFeature } from './feature.ts';
