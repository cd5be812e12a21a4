/**
 * Looking at the workflow of a project and changing it, with what becomes of the tasks that are in a state which is
 * renamed, removed or means something else. Owns no table. Depends on workflow, projects and tasks.
 */
export { workflowChangesFeature } from './feature.ts';
