/** The workspace itself: choosing one, its settings, and the directories its screens pick from. */
import './workspaces.css';
export { CreateWorkspaceDialog } from './create-workspace-dialog.tsx';
export { labelUseQuery } from './labels.ts';
export { directoryReader } from './live.ts';
export { labelsQuery, peopleQuery, tenantQuery } from './queries.ts';
export { leaveFor, openWorkspace } from './open.ts';
