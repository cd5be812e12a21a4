/**
 * Everything that any screen inside a workspace needs, as one part that is loaded once somebody is
 * signed in: the shell, the project page with its task panel's frame, and what routes load.
 */
import '#features/workspace/workspaces/workspaces.css';
import '#features/work/projects/projects.css';
import '#features/work/tasks/fields/fields.css';
// The frame of a task's panel is drawn before the panel's own part is there.
import '#features/work/tasks/panel/panel.css';
export * from './loaders.ts';
export { ProjectPage } from './project-page.tsx';
export { Shell } from './shell.tsx';
export { TaskRoute } from './task-route.tsx';
