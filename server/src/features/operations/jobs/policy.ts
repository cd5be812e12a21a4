import { type Actor, can } from '#identity/index.ts';
import type { JobStatus } from '#messaging/jobs/index.ts';
import { jobRights } from './rights.ts';

/** A job is visible to the person who started it, and to admins of its workspace. */
export const maySee = (actor: Actor, job: JobStatus): boolean =>
  job.tenantId === actor.tenantId && (job.ownerId === actor.userId || can(actor, jobRights.read));
