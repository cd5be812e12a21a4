/**
 * The states tasks can be in, what each means, which may follow which, and every transition that happened. Owns
 * workflow_state and workflow_transition, which projects with the default workflow have no rows in, and
 * task_transition, which is written in the same unit of work as the change itself. Knows nothing of projects and tasks
 * but their ids.
 */
export { type CompletedRow, type HistoryRow, completionOf, transitionIn } from './history.ts';
export {
  CATEGORIES,
  type Category,
  DEFAULT_STATES,
  DEFAULT_WORKFLOW,
  HIGHEST_WIP_LIMIT,
  LONGEST_STATE_NAME,
  MOST_STATES,
  type State,
  WIP_POLICIES,
  type WipPolicy,
  type Workflow,
  type WorkflowState,
} from './model.ts';
export { workflowFeature } from './feature.ts';
export {
  assertStart,
  assertTransition,
  doneState,
  findState,
  firstState,
  nextNames,
  stateOf,
} from './rules.ts';
export { buildStates } from './build.ts';
export {
  NextStates,
  StateCategory,
  type StateInput,
  StateName,
  WipLimit,
  WipPolicySchema,
  stateFields,
  statesOf,
} from './schema.ts';
export { stateProblems } from './state-problems.ts';
export { writeMissing } from './store/gap.ts';
export { lockState, workflowOf, workflowsOf } from './store/read.ts';
export type { WorkflowTables } from './store/tables.ts';
export {
  type StateTransition,
  type TransitionRow,
  type TransitionTables,
  recordTransitions,
} from './store/transitions.ts';
export { saveWorkflow } from './store/write.ts';
