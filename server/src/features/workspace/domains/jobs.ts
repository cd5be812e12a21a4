import Type from 'typebox';
import { type Schedule, type JobHandler, jobType, platformJob } from '#messaging/jobs/index.ts';
import { type RecheckOutcome, recheckDomains } from './actions/recheck.ts';
import type { DomainDeps } from './deps.ts';

const recheck = jobType({
  name: 'domains.recheck',
  summary: 'Checks the DNS records of verified domains again',
  data: Type.Object({}, { additionalProperties: false }),
  queue: 'bulk',
  attempts: 3,
  retrySeconds: 300,
  timeoutSeconds: 3600,
});

export const domainJobs = (deps: DomainDeps): JobHandler[] => [
  platformJob(recheck, async () => {
    const checked = await recheckDomains(deps);
    const count = (wanted: RecheckOutcome): number =>
      checked.filter(({ outcome }) => outcome === wanted).length;
    // Without names: what is kept of a job would be found when a workspace's erasure is proved.
    return {
      checked: checked.length,
      failing: count('failing'),
      lost: count('lost'),
      unanswered: count('unanswered'),
    };
  }),
];

export const domainSchedules: readonly Schedule[] = [
  { of: 'platform', job: recheck, cron: '17 */6 * * *' },
];
