/**
 * The trash: lists deleted tasks and projects, restores projects with their tasks, and deletes permanently. Owns no
 * table; depends on projects, tasks and activity. Tasks restores a single task.
 */
export { trashFeature } from './feature.ts';
