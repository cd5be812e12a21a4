import type { Clock } from '#kernel/time.ts';
import type { Feature } from '#identity/manifest.ts';
import { analyticsPrivacy } from './privacy.ts';
import { analyticsSchedules, analyticsJobs } from './jobs.ts';
import { analyticsRoutes } from './routes.ts';
import { analyticsRows } from './rows.ts';

export const analyticsFeature = (clock: Clock): Feature => ({
  name: 'analytics',
  privacy: analyticsPrivacy,
  tags: [{ name: 'analytics', description: 'Daily snapshots of projects' }],
  rows: analyticsRows,
  routes: analyticsRoutes(clock),
  jobs: analyticsJobs(clock),
  schedules: analyticsSchedules,
});
