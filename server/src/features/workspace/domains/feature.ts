import type { Feature } from '#identity/manifest.ts';
import type { DomainDeps } from './deps.ts';
import { domainSchedules, domainJobs } from './jobs.ts';
import { domainRoutes } from './routes.ts';
import { dnsUnavailable, recordDiffers, recordMissing, tooManyDomains } from './refusals.ts';
import { domainRights } from './rights.ts';

export const domainsFeature = (deps: DomainDeps): Feature => ({
  name: 'domains',
  tags: [{ name: 'domains', description: 'Custom domains of the workspace' }],
  refusals: [tooManyDomains, recordMissing, recordDiffers, dnsUnavailable],
  rights: domainRights,
  commands: [
    {
      name: 'domain',
      summary: 'Custom domains: add, list, verify, primary, remove, recheck',
      load: async () => (await import('./commands.ts')).domainCommands(deps),
    },
  ],
  routes: domainRoutes(deps),
  jobs: domainJobs(deps),
  schedules: domainSchedules,
});
