import { type Clock, iso } from '#kernel/time.ts';
import {
  type Schedule,
  type JobHandler,
  scheduledJobData,
  jobType,
  tenantJob,
} from '#messaging/jobs/index.ts';
import { purgeTrash, trashCompleted } from './actions/clean-up.ts';
import { foldCounts } from './actions/counts.ts';

const DAY_MS = 86_400_000;

const cleanUp = jobType({
  name: 'tasks.clean_up',
  summary: 'Permanently deletes tasks whose time in the trash is over',
  data: scheduledJobData,
  queue: 'bulk',
  timeoutSeconds: 3600,
});

const fold = jobType({
  name: 'tasks.fold_counts',
  summary: 'Merges the task counts that each connection keeps separately',
  data: scheduledJobData,
  queue: 'bulk',
  timeoutSeconds: 600,
});

/** The trash first: tasks that move there now stay for another retention period. */
export const taskJobs = (clock: Clock): JobHandler[] => [
  tenantJob(cleanUp, async ({ tenant, scope, signal }) => {
    const { retentionDays: days, retainCompleted } = tenant;
    const before = iso(new Date(clock.now().getTime() - days * DAY_MS));
    const purged = await purgeTrash(scope, before, signal);
    const trashed = retainCompleted ? 0 : await trashCompleted(scope, { before, days }, signal);
    return { purged, trashed };
  }),
  tenantJob(fold, async ({ scope, signal }) => ({ folded: await foldCounts(scope, signal) })),
];

export const taskSchedules: readonly Schedule[] = [
  { of: 'tenant', job: fold, hour: 2 },
  { of: 'tenant', job: cleanUp, hour: 3, weekday: 7 },
];
