import { type Clock, iso } from '#kernel/time.ts';
import {
  type Schedule,
  type JobHandler,
  scheduledJobData,
  jobType,
  tenantJob,
} from '#messaging/jobs/index.ts';
import { removeTrashed } from './store/trash.ts';

const DAY_MS = 86_400_000;

const cleanUp = jobType({
  name: 'projects.clean_up',
  summary: 'Permanently deletes projects whose time in the trash is over',
  data: scheduledJobData,
  queue: 'bulk',
  timeoutSeconds: 3600,
});

export const projectJobs = (clock: Clock): JobHandler[] => [
  tenantJob(cleanUp, async ({ tenant, scope }) => {
    const before = iso(new Date(clock.now().getTime() - tenant.retentionDays * DAY_MS));
    return { purged: await scope.transact((tx) => removeTrashed(tx, before)) };
  }),
];

/** An hour after their tasks, so that a project is nearly empty when it goes. */
export const projectSchedules: readonly Schedule[] = [
  { of: 'tenant', job: cleanUp, hour: 4, weekday: 7 },
];
