import type { Queue } from '#platform/queue/index.ts';
import type { Duty } from './duty.ts';
import type { JobType } from './job-type.ts';
import type { Envelope } from './lanes.ts';
import { SEND_DUTIES_CRON, sendDutiesType } from './send-duties.ts';

/**
 * Has what is due again and again taken on by whichever worker looks first. Every worker says the same when
 * it starts; what none has said for days is forgotten.
 */
export async function scheduleDuties(queue: Queue, duties: readonly Duty[]): Promise<void> {
  const platform = duties.flatMap((duty) =>
    duty.of === 'platform' ? [{ job: duty.job, cron: duty.cron }] : [],
  );
  const all = [...platform, { job: sendDutiesType as JobType, cron: SEND_DUTIES_CRON }];
  for (const { job, cron } of all) {
    const data: Envelope = { kind: job.name, data: {} };
    const { lane, attempts, timeoutSeconds } = job;
    await queue.schedule(job.name, lane, { cron, data, attempts, timeoutSeconds });
  }
  await queue.forgetSchedules();
}
