import type { Static, TSchema } from 'typebox';

/** Which jobs go first: what someone waits for, what follows from a change, what may take all night. */
export type QueueName = 'interactive' | 'default' | 'bulk';

/**
 * A kind of job: its name, and the ids it needs. Jobs carry ids only and read everything else again when
 * they run, so one that comes late does what is right by then.
 */
export interface JobType<D extends object = object> {
  /** What it is about and what it does, such as `task.mail_assigned`. */
  readonly name: string;
  readonly summary: string;
  readonly data: TSchema;
  readonly queue: QueueName;
  /** How often it is tried, the first time included, before it becomes a dead letter. */
  readonly attempts: number;
  /** Seconds before the second attempt; doubled for each further one, with jitter. */
  readonly retrySeconds: number;
  /** Seconds a single attempt may take; its signal is aborted then. */
  readonly timeoutSeconds: number;
  /** Carries the type only. */
  readonly payload?: D;
}

/** Declares a kind of job. */
export const jobType = <const S extends TSchema>(
  declared: {
    readonly name: string;
    readonly summary: string;
    readonly data: S;
  } & Partial<Pick<JobType, 'queue' | 'attempts' | 'retrySeconds' | 'timeoutSeconds'>>,
): JobType<Static<S> & object> => ({
  queue: 'default',
  attempts: 6,
  retrySeconds: 5,
  timeoutSeconds: 60,
  ...declared,
});

/** A job to be done for one tenant. */
export interface JobRequest<D extends object = object> {
  readonly job: JobType<D>;
  readonly data: D;
  /**
   * When it is fixed, sending the same again within two days is sending nothing, also after the job was
   * done. A UUID; one of our own when left out.
   */
  readonly id?: string;
  /** Seconds from now. For seconds to hours: what is due on another day is for a scheduled job to find. */
  readonly delaySeconds?: number;
  /**
   * While a job with the same key waits, another one is not taken on. Within a tenant and a kind of job.
   */
  readonly singletonKey?: string;
  /** Whom it belongs to: they may look at it at `GET /jobs/{id}`. */
  readonly ownerId?: string;
}

/** Makes a request; the way to write one so that its data are checked against its kind. */
export const jobRequest = <D extends object>(
  job: JobType<D>,
  data: D,
  options: Omit<JobRequest<D>, 'job' | 'data'> = {},
): JobRequest => ({ job, data, ...options });
