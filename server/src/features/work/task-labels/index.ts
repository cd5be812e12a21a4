/**
 * Which tasks carry which labels, and what of a label reaches its tasks: a new name, a merge, its removal. Owns task_label;
 * tasks call `relabel` in their own unit of work. Announces `label.deleted`. Depends on labels.
 */
export { relabel } from './actions.ts';
export { taskLabelsFeature } from './feature.ts';
export { MAX_LABELS, tidyLabels } from './model.ts';
export { LabelNames } from './schema.ts';
export { type TaskLabelTables, linkLabels } from './store.ts';
