import type { Feature } from '#tenancy/manifest.ts';
import { taskEvents } from './events.ts';
import { type TaskDeps, listRoutes } from './routes/list.ts';
import { oneRoutes } from './routes/one.ts';
import { stepRoutes } from './routes/steps.ts';

export const tasksFeature = (deps: TaskDeps): Feature => ({
  name: 'tasks',
  events: taskEvents,
  routes: [...listRoutes(deps), ...oneRoutes(deps), ...stepRoutes(deps)],
});
