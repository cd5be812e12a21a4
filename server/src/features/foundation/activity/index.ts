/**
 * The history of projects and tasks. Owns the activity table; whoever changes something records it in
 * the same unit of work, and serves its own history with the page made here. Depends on people, for
 * names.
 */
export {
  type ActivityKind,
  type FieldChange,
  type NewActivity,
  type Telling,
  asItIs,
  changesBetween,
  excerpt,
} from './model.ts';
export { activityFeature } from './feature.ts';
export { ActivityPage, ActivityQuery } from './schema.ts';
export { type ActivityTables, history, record } from './store.ts';
export { historyQuery, toHistoryPage } from './view.ts';
