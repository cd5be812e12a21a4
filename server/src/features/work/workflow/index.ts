/**
 * The states tasks can be in, what each means, and every transition between them. Owns task_transition, which is
 * written in the same unit of work as the change itself. Knows nothing of projects and tasks but their ids.
 */
export { type CompletedRow, type HistoryRow, completionOf, transitionIn } from './history.ts';
export { CATEGORIES, type Category, DEFAULT_STATES, type State } from './model.ts';
export { workflowFeature } from './feature.ts';
export { writeMissing } from './store/gap.ts';
export {
  type Transition,
  type TransitionRow,
  type TransitionTables,
  recordTransitions,
} from './store/transitions.ts';
