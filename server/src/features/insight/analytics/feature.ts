import type { Clock } from '#kernel/time.ts';
import type { Feature } from '#messaging/manifest.ts';
import { analyticsDuties, analyticsJobs } from './jobs.ts';
import { analyticsRoutes } from './routes.ts';

export const analyticsFeature = (clock: Clock): Feature => ({
  name: 'analytics',
  routes: analyticsRoutes(clock),
  jobs: analyticsJobs(clock),
  duties: analyticsDuties,
});
