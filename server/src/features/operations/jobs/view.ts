import type { JobStatus } from '#messaging/jobs/index.ts';
import type { JobView } from './schema.ts';

/** Said of a failure that is ours and none of the caller's business. */
const OURS = 'It failed for a reason inside the server, which its operator can see.';

export const toJobView = (job: JobStatus): JobView => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  progress: job.progress && { done: job.progress.done, total: job.progress.total },
  ...(job.state === 'succeeded' && { result: job.result }),
  ...(job.error !== null && { error: job.isErrorForPeople ? job.error : OURS }),
  createdAt: job.createdAt,
  finishedAt: job.finishedAt,
});
