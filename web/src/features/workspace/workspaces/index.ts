/** The workspace itself: choosing one, and its settings. */
export { CreateWorkspaceDialog } from './create-workspace-dialog.tsx';
export { openWorkspace } from './open.ts';
export { tenantQuery } from './queries.ts';
