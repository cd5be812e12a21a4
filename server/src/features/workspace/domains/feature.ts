import type { Feature } from '#messaging/manifest.ts';
import type { DomainDeps } from './deps.ts';
import { domainDuties, domainJobs } from './jobs.ts';
import { domainRoutes } from './routes.ts';

export const domainsFeature = (deps: DomainDeps): Feature => ({
  name: 'domains',
  routes: domainRoutes(deps),
  jobs: domainJobs(deps),
  duties: domainDuties,
});
