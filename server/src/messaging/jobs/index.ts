/** What happens after a change: kinds of jobs, how they are done, from which events they follow, when they are due. */
export { type Duty, dutyData } from './duty.ts';
export {
  Hopeless,
  TryAgain,
  platformJob,
  tenantJob,
  type Attempt,
  type JobHandler,
  type TenantAttempt,
} from './handler.ts';
export { jobRequest, jobType, type JobRequest, type JobType, type Lane } from './job-type.ts';
export { reactWith } from './react.ts';
export { reaction, reactionToAll, type Reaction } from './reaction.ts';
export { Jobs, type JobStatus } from './jobs.ts';
export { JobRunner, type JobRunnerOptions } from './runner.ts';
export { scheduleDuties } from './schedule.ts';
export { sendDuties, sendDutiesType, type SendDutiesDeps } from './send-duties.ts';
export { LANES } from './lanes.ts';
