/**
 * The labels of a workspace, and the tasks that have them. Owns label and task_label; tasks call `relabel` in their
 * own unit of work. Depends on projects for visibility.
 */
export { relabel } from './actions.ts';
export { labelsFeature } from './feature.ts';
export { MAX_LABELS, MAX_LABEL_LENGTH, tidyLabels } from './model.ts';
export { LabelNames } from './schema.ts';
export { type LabelTables, ensureLabels, linkLabels } from './store.ts';
