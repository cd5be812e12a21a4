import type { Jobs } from '#messaging/jobs/index.ts';
import type { Feature } from '#messaging/manifest.ts';
import { type MakingDeps, reportDuties, reportJobs } from './jobs.ts';
import { reportRoutes } from './routes.ts';

export const reportsFeature = ({
  jobs,
  ...deps
}: MakingDeps & { readonly jobs: Pick<Jobs, 'send'> }): Feature => ({
  name: 'reports',
  routes: reportRoutes({ jobs, clock: deps.identity.clock }),
  jobs: reportJobs(deps),
  duties: reportDuties,
});
