/** The labels of a workspace. Owns label, announces `label.changed`; depends on projects for whose tasks are counted. */
export { labelTaken } from './actions.ts';
export { LabelSnapshot, announceChanged } from './events.ts';
export { labelsFeature } from './feature.ts';
export { type Label, MAX_LABEL_LENGTH, labelRights } from './model.ts';
export { LabelColor, LabelName, LabelView } from './schema.ts';
export { type LabelTables, ensureLabels } from './store.ts';
