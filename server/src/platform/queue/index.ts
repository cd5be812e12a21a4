/**
 * A queue of jobs in PostgreSQL, on pg-boss: queueing, running, giving up, schedules. It knows queues, groups and
 * priorities; callers define what they mean.
 */
export type {
  Claim,
  NewJob,
  JobOutcome,
  Output,
  JobProgress,
  StoredJob,
  StoredState,
} from './job.ts';
export { type LeasedJob, Stopped } from './queue-worker.ts';
export { Queue, type QueueOptions, type Scheduled, type SqlExecutor } from './queue.ts';
export { forgetJobs, installQueue } from './schema.ts';
export { type Reaped, Worker, type WorkerOptions } from './worker.ts';
export { queuePrivacy } from './privacy.ts';
