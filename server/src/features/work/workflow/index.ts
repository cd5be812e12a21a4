/**
 * The states of tasks with their categories, the allowed transitions, and the record of every transition. Owns
 * workflow_state and workflow_transition, which have no rows for the default workflow, and task_transition, which is
 * written in the unit of work of the change. Knows projects and tasks only by id.
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
