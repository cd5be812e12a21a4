/**
 * Workflows that a workspace keeps for its next projects. Owns workflow_template; a project copies one when it
 * is created. Depends on workflow for what states are.
 */
export { workflowFromTemplate } from './actions.ts';
export { workflowTemplatesFeature } from './feature.ts';
