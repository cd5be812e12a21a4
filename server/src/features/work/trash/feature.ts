import type { LiveFeature } from '#features/foundation/live/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { trashJobs, trashEventHandlers } from './jobs.ts';
import { projectRoutes } from './routes/projects.ts';
import { taskRoutes } from './routes/tasks.ts';

export const trashFeature = (deps: WorkDeps): LiveFeature => ({
  name: 'trash',
  tags: [{ name: 'trash', description: 'Deleted tasks and projects: list, read, delete for good' }],
  routes: [...taskRoutes(deps), ...projectRoutes(deps)],
  jobs: trashJobs,
  eventHandlers: trashEventHandlers,
});
