/** The workspace itself: choosing one, its settings, and the directories its screens pick from. */
export { CreateWorkspaceDialog } from './create-workspace-dialog.tsx';
export { labelUseQuery } from './labels.ts';
export { directoryReducer } from './live.ts';
export { labelsQuery, peopleQuery, tenantQuery } from './queries.ts';
export { openWorkspace } from './open.ts';
