import { type LiveFeature, presenter } from '#features/foundation/live/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { workflowChanged, workflowEvents } from './events.ts';
import { workflowRoutes } from './routes.ts';

export const workflowChangesFeature = (deps: WorkDeps): LiveFeature => ({
  name: 'workflow-changes',
  events: workflowEvents,
  routes: workflowRoutes(deps),
  live: [presenter(workflowChanged, ({ data }) => ({ data }))],
});
