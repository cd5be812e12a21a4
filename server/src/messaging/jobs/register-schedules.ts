import type { Queue } from '#platform/queue/index.ts';
import type { Schedule } from './schedule.ts';
import type { JobType } from './job-type.ts';
import type { JobEnvelope } from './queues.ts';
import { SEND_DUE_JOBS_CRON, sendDueJobsType } from './send-due-jobs.ts';

/**
 * Has what is due again and again taken on by whichever worker looks first. Every worker says the same when
 * it starts; what none has said for days is forgotten.
 */
export async function registerSchedules(
  queue: Queue,
  schedules: readonly Schedule[],
): Promise<void> {
  const platform = schedules.flatMap((schedule) =>
    schedule.of === 'platform' ? [{ job: schedule.job, cron: schedule.cron }] : [],
  );
  const all = [...platform, { job: sendDueJobsType as JobType, cron: SEND_DUE_JOBS_CRON }];
  for (const { job, cron } of all) {
    const data: JobEnvelope = { kind: job.name, data: {} };
    const { queue: queueName, attempts, timeoutSeconds } = job;
    await queue.schedule(job.name, queueName, { cron, data, attempts, timeoutSeconds });
  }
  await queue.forgetSchedules();
}
