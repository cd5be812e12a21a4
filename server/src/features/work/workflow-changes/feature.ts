import type { ActivityFeature } from '#features/foundation/activity/index.ts';
import { type LiveFeature, presentAsIs } from '#features/foundation/live/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import { workflowActivity } from './activity.ts';
import { workflowChanged, workflowEvents } from './events.ts';
import { workflowRoutes } from './routes.ts';

export const workflowChangesFeature = (deps: WorkDeps): ActivityFeature & LiveFeature => ({
  name: 'workflow-changes',
  activity: workflowActivity,
  events: workflowEvents,
  routes: workflowRoutes(deps),
  live: [presentAsIs(workflowChanged)],
});
