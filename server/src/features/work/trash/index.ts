/**
 * The trash: which tasks and projects were deleted, by whom and when, bringing projects back with their tasks, and
 * deleting for good. Owns no table; depends on projects, tasks and activity. Restoring a task is theirs.
 */
export { trashFeature } from './feature.ts';
