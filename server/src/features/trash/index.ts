/**
 * The trash: which tasks and projects were deleted, by whom and when, and deleting them for good. Owns
 * no table; depends on projects, tasks and activity. Restoring is theirs.
 */
export { trashFeature } from './feature.ts';
