/**
 * The history of projects and tasks. Owns the activity table; a feature declares the kinds of its entries and
 * records them in the unit of work of the change. Depends on people, for names.
 */
export { type ActivityKind, type FieldChange, type NewActivity, asItIs, excerpt } from './model.ts';
export { type ActivityFeature, activityFeature, activityKinds } from './feature.ts';
export { ActivityQuery, activityPage } from './schema.ts';
export { type ActivityTables, history, lastChangeOf, record } from './store.ts';
export { historyQuery, toHistoryPage } from './view.ts';
