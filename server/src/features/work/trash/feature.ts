import type { ActivityKind } from '#features/foundation/activity/index.ts';
import type { LiveFeature } from '#features/foundation/live/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { trashJobs, trashEventHandlers } from './jobs.ts';
import { projectRoutes } from './routes/projects.ts';
import { taskRoutes } from './routes/tasks.ts';

/** @param kinds what every feature records */
export const trashFeature = (deps: WorkDeps, kinds: readonly ActivityKind[]): LiveFeature => ({
  name: 'trash',
  tags: [
    { name: 'trash', description: 'Deleted tasks and projects: list, read, delete permanently' },
  ],
  routes: [...taskRoutes(deps, kinds), ...projectRoutes(deps)],
  jobs: trashJobs,
  eventHandlers: trashEventHandlers,
});
