import { type Actor, can } from '#identity/index.ts';
import type { JobStatus } from '#messaging/jobs/index.ts';
import { jobRights } from './rights.ts';

/** A job is for the person who asked for it, and for whoever runs the workspace it belongs to. */
export const maySee = (actor: Actor, job: JobStatus): boolean =>
  job.tenantId === actor.tenantId && (job.ownerId === actor.userId || can(actor, jobRights.read));
