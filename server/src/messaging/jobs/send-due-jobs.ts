import type { Kysely } from 'kysely';
import Type from 'typebox';
import { derivedId } from '#kernel/ids.ts';
import { type WallTime, wallTime } from '#kernel/time-zone.ts';
import { type Clock, iso } from '#kernel/time.ts';
import type { TenancyTables } from '#tenancy/model/index.ts';
import type { Schedule } from './schedule.ts';
import { findSent, listOfZone, listZones, noteSent } from './schedule-store.ts';
import { type JobHandler, platformJob } from './handler.ts';
import { type JobRequest, jobRequest, jobType } from './job-type.ts';
import type { Jobs } from './jobs.ts';

type TenantSchedule = Extract<Schedule, { of: 'tenant' }>;

export interface SendDueJobsDeps {
  readonly control: Kysely<TenancyTables>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: Clock;
  readonly schedules: readonly Schedule[];
  /** How they are done, to tell which a read-only tenant can have done. */
  readonly handlers: readonly JobHandler[];
}

/** Sends what is due to tenants by the hour of their own day. */
export const sendDueJobsType = jobType({
  name: 'duties.send',
  summary: 'Sends each workspace the scheduled jobs whose hour has begun in its day',
  data: Type.Object({}, { additionalProperties: false }),
  attempts: 3,
  retrySeconds: 20,
  timeoutSeconds: 800,
});
/** Every zone's hours begin at a quarter of an hour. */
export const SEND_DUE_JOBS_CRON = '*/15 * * * *';

const PAGE = 500;
/** Tenants that are sent something at the same time. */
const AT_ONCE = 8;
/** Who was changed that long before the last look is looked at again: it may have been on its way then. */
const OVERLAP_MS = 2 * 3_600_000;

/**
 * Each scheduled job is sent once per tenant and local day: the job's id is derived from the three, so that two
 * workers, a crash half-way or the hour that comes twice in autumn send the same job again, which is none.
 * One whose hour was missed is made up for on the same day; an hour that a day has not counts as begun
 * once it is past.
 */
export const sendDueJobs = (deps: SendDueJobsDeps): JobHandler =>
  platformJob(sendDueJobsType, async ({ signal }) => {
    const { control, clock } = deps;
    const now = clock.now();
    let sent = 0;
    for (const zone of await listZones(control)) {
      const wall = wallTime(now, zone);
      const due = deps.schedules.filter((schedule) => isDue(schedule, wall)).filter(isOfTenants);
      for (const schedule of due) {
        signal.throwIfAborted();
        sent += await sendInZone(deps, schedule, zone, wall.day, now);
      }
    }
    return { sent };
  });

const isOfTenants = (schedule: Schedule): schedule is TenantSchedule => schedule.of === 'tenant';

const isDue = (schedule: Schedule, { hour, weekday }: WallTime): boolean =>
  schedule.of === 'tenant' &&
  hour >= schedule.hour &&
  (schedule.weekday === undefined || schedule.weekday === weekday);

async function sendInZone(
  { control, jobs, handlers }: SendDueJobsDeps,
  { job }: TenantSchedule,
  zone: string,
  day: string,
  now: Date,
): Promise<number> {
  const last = await findSent(control, job.name, zone);
  const since = last?.day === day ? iso(new Date(Date.parse(last.sentAt) - OVERLAP_MS)) : undefined;
  const onlyReads = handlers.some(
    (one) => one.of === 'tenant' && one.job.name === job.name && one.onlyReads,
  );
  let sent = 0;
  for (let after: string | undefined; ;) {
    const page = await listOfZone(control, zone, { after, since, limit: PAGE });
    const able = page.filter(({ state }) => onlyReads || state !== 'read_only');
    for (let from = 0; from < able.length; from += AT_ONCE)
      await Promise.all(
        able.slice(from, from + AT_ONCE).map(({ id }) => jobs.send(id, [requestOf(job, id, day)])),
      );
    sent += able.length;
    after = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  await noteSent(control, job.name, zone, { day, sentAt: iso(now) });
  return sent;
}

const requestOf = (job: TenantSchedule['job'], tenantId: string, day: string): JobRequest =>
  jobRequest(job, { day }, { id: derivedId('duty', job.name, tenantId, day) });
