/**
 * Workflows that a workspace stores for new projects. Owns workflow_template; a project copies one when it is created.
 * Depends on workflow for the definition of states.
 */
export { workflowFromTemplate } from './actions.ts';
export { workflowTemplatesFeature } from './feature.ts';
