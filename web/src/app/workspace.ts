/**
 * Everything that any screen inside a workspace needs, as one part that is loaded once somebody is
 * signed in: the shell, the list of features with what they declare, and the screens of a project.
 */
import '#features/workspace/workspaces/workspaces.css';
import '#features/work/projects/projects.css';
import '#features/work/tasks/fields/fields.css';
// The frame of a task's panel is drawn before the panel's own part is there.
import '#features/work/tasks/panel/panel.css';
export { features } from './features.ts';
export { loadWorkspace } from './load-workspace.ts';
export { screensOf, slugIn } from './screens.tsx';
export { Shell } from './shell.tsx';
