/**
 * Reads and changes the workflow of a project, and moves the tasks of states that are renamed, removed or get another
 * category. Owns no table. Depends on workflow, projects and tasks.
 */
export { workflowChangesFeature } from './feature.ts';
