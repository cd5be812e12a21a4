/** Background jobs: kinds, handlers, event handlers that queue them, and schedules. */
export { type Schedule, scheduledJobData } from './schedule.ts';
export {
  PermanentError,
  RetryLater,
  platformJob,
  tenantJob,
  type Attempt,
  type JobHandler,
  type TenantAttempt,
} from './handler.ts';
export { jobRequest, jobType, type JobRequest, type JobType, type QueueName } from './job-type.ts';
export { dispatchToHandlers } from './dispatch.ts';
export { eventHandler, allEventsHandler, type EventHandler } from './event-handler.ts';
export { Jobs, type JobStatus } from './jobs.ts';
export { JobRunner, type JobRunnerOptions } from './runner.ts';
export { registerSchedules } from './register-schedules.ts';
export { sendDueJobs, sendDueJobsType, type SendDueJobsDeps } from './send-due-jobs.ts';
export { QUEUES } from './queues.ts';
export { schedulePrivacy } from './privacy.ts';
