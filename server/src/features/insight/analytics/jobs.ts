import Type from 'typebox';
import { addDays, daysBetween, daysFrom, isDate } from '#kernel/dates.ts';
import { wallTime } from '#kernel/time-zone.ts';
import type { Clock } from '#kernel/time.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import {
  type Schedule,
  PermanentError,
  type JobHandler,
  scheduledJobData,
  jobType,
  tenantJob,
} from '#messaging/jobs/index.ts';
import { writeMissing } from '#features/work/workflow/index.ts';
import { catchUp, takeSnapshots } from './take.ts';

/** Ten years and their leap days. */
const LONGEST_BACKFILL = 3653;

/** How long two versions run beside each other at the most, and the difference of a time zone. */
const LOOKED_BACK_DAYS = 3;

/** Below every id of that day. */
const idFrom = (day: string): string => {
  const time = Date.parse(day).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
};

const daily = jobType({
  name: 'analytics.daily',
  summary: 'Takes the daily snapshot of each project for the previous day',
  data: scheduledJobData,
  queue: 'bulk',
  timeoutSeconds: 1800,
});

const snapshot = jobType({
  name: 'analytics.snapshot',
  summary: 'Computes the snapshot of each project for a past day from its history',
  data: Type.Object({ day: Type.String({ format: 'date' }) }, { additionalProperties: false }),
  queue: 'bulk',
  timeoutSeconds: 1800,
});

const backfill = jobType({
  name: 'analytics.backfill',
  summary: 'Computes the snapshots of each project for missing days, or for all days',
  data: Type.Object(
    {
      from: Type.String({ format: 'date' }),
      to: Type.String({ format: 'date' }),
      replace: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  queue: 'bulk',
  timeoutSeconds: 7200,
});

export const analyticsJobs = (clock: Clock): JobHandler[] => [
  tenantJob(daily, async ({ tenant, scope, data }) => {
    const day = addDays(data.day, -1);
    await writeMissing(scope, idFrom(addDays(day, -LOOKED_BACK_DAYS)));
    return { day, projects: await catchUp(scope, tenant.timeZone, day) };
  }),
  tenantJob(snapshot, async ({ tenant, scope, data: { day } }) => {
    assertPast(day, tenant, clock);
    return { day, projects: await takeSnapshots(scope, tenant.timeZone, day, 'replaced') };
  }),
  tenantJob(backfill, async ({ tenant, scope, data, signal, progress }) => {
    const { from, to, replace = false } = data;
    for (const day of [from, to]) assertPast(day, tenant, clock);
    if (from > to) throw new PermanentError(`${from} is after ${to}.`);
    if (daysBetween(from, to) >= LONGEST_BACKFILL)
      throw new PermanentError(`From ${from} to ${to} are more than ${LONGEST_BACKFILL} days.`);
    const days = daysFrom(from, to);
    let snapshots = 0;
    for (const [i, day] of days.entries()) {
      signal.throwIfAborted();
      snapshots += await takeSnapshots(scope, tenant.timeZone, day, replace ? 'replaced' : 'kept');
      progress(i + 1, days.length);
    }
    return { days: days.length, snapshots };
  }),
];

/** @throws PermanentError for a day that does not exist or has not ended where the workspace is */
function assertPast(day: string, { timeZone }: TenantRecord, clock: Clock): void {
  if (!isDate(day)) throw new PermanentError(`${day} is not a valid day.`);
  if (day >= wallTime(clock.now(), timeZone).day)
    throw new PermanentError(`${day} has not ended yet in ${timeZone}.`);
}

/** Given the day that has just begun. */
export const analyticsSchedules: readonly Schedule[] = [{ of: 'tenant', job: daily, hour: 0 }];
