import Type from 'typebox';
import { removeOrphans, type PostgresServer } from '#tenancy/index.ts';
import { purgeAnswers } from '#messaging/idempotency/index.ts';
import {
  type Schedule,
  type JobHandler,
  scheduledJobData,
  jobType,
  platformJob,
  tenantJob,
} from '#messaging/jobs/index.ts';

const tidyCells = jobType({
  name: 'cells.tidy',
  summary: 'Removes schemas that a crash left in a cell',
  data: Type.Object({}, { additionalProperties: false }),
  queue: 'bulk',
  attempts: 3,
  retrySeconds: 600,
  timeoutSeconds: 3600,
});

const forgetAnswers = jobType({
  name: 'requests.forget',
  summary: 'Deletes responses stored for idempotency keys after a day',
  data: scheduledJobData,
  queue: 'bulk',
  timeoutSeconds: 600,
});

export const maintenanceJobs = (server: PostgresServer): JobHandler[] => [
  platformJob(tidyCells, async () => {
    const away: string[] = [];
    const removed = await removeOrphans(server, ({ name }) => void away.push(name));
    return { removed: removed.length, away };
  }),
  tenantJob(forgetAnswers, async ({ scope }) => ({ forgotten: await purgeAnswers(scope) })),
];

export const maintenanceSchedules: readonly Schedule[] = [
  { of: 'platform', job: tidyCells, cron: '23 4 * * *' },
  { of: 'tenant', job: forgetAnswers, hour: 3 },
];
