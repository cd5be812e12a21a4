import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Scope, TenantScope } from '#tenancy/scope/index.ts';
import type { JobType } from './job-type.ts';

/** What every attempt at a job is given. */
export interface Attempt<D extends object> {
  /** Of the job; the same in every attempt, so what leaves the system can carry it as its unique key. */
  readonly id: string;
  /** 1 for the first; an attempt that ended with its worker does not count. */
  readonly attempt: number;
  readonly data: D;
  /** Aborted when the attempt has taken too long or the process ends. */
  readonly signal: AbortSignal;
  /** Tells whom the job belongs to how far it is; cheap enough to be called for every row. */
  readonly progress: (done: number, total: number) => void;
}

/** A job of one tenant, which is in a state in which it may be worked for. */
export interface TenantAttempt<D extends object> extends Attempt<D> {
  readonly tenant: TenantRecord;
  readonly scope: TenantScope;
  /** To read what may be a few seconds old. */
  readonly reader: Scope;
}

/** What does a kind of job. What it answers is kept as the job's result; what it throws is tried again. */
export type JobHandler =
  | {
      readonly of: 'tenant';
      readonly job: JobType;
      /** Whether it also runs for a read-only tenant: it writes nothing of theirs. */
      readonly onlyReads: boolean;
      readonly run: (attempt: TenantAttempt<never>) => Promise<unknown>;
    }
  | {
      readonly of: 'platform';
      readonly job: JobType;
      readonly run: (attempt: Attempt<never>) => Promise<unknown>;
    };

/** Says how a kind of job is done for a tenant. A suspended, moving or erased tenant's job waits or is dropped. */
export const tenantJob = <D extends object>(
  job: JobType<D>,
  run: (attempt: TenantAttempt<D>) => Promise<unknown>,
  { onlyReads = false }: { onlyReads?: boolean } = {},
): JobHandler => ({ of: 'tenant', job: job as JobType, onlyReads, run });

/** Says how a kind of job is done that belongs to no tenant. */
export const platformJob = <D extends object>(
  job: JobType<D>,
  run: (attempt: Attempt<D>) => Promise<unknown>,
): JobHandler => ({ of: 'platform', job: job as JobType, run });

/** Thrown by a handler: the job failed for good, and trying again would not help. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** Thrown by a handler: the job failed and is retried after this many seconds, instead of the kind's own delay. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly afterSeconds: number;

  constructor(message: string, afterSeconds: number) {
    super(message);
    this.afterSeconds = afterSeconds;
  }
}
