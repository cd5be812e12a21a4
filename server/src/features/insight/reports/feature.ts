import type { Jobs } from '#messaging/jobs/index.ts';
import type { Feature } from '#identity/manifest.ts';
import { reportPrivacy } from './privacy.ts';
import { type MakingDeps, reportSchedules, reportJobs } from './jobs.ts';
import { reportRoutes } from './routes.ts';
import { reportRows } from './rows.ts';

export const reportsFeature = ({
  jobs,
  ...deps
}: MakingDeps & { readonly jobs: Pick<Jobs, 'send'> }): Feature => ({
  name: 'reports',
  privacy: reportPrivacy,
  tags: [{ name: 'reports', description: 'Project reports, as HTML or CSV' }],
  rows: reportRows,
  routes: reportRoutes({ jobs, clock: deps.identity.clock }),
  jobs: reportJobs(deps),
  schedules: reportSchedules,
});
