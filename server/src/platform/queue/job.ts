/** A job as the queue holds it. Which queues there are, and what the data mean, is the caller's affair. */
export interface NewJob {
  /** A job of the same id in the same queue is the same job, also after it was done, for as long as it is kept. */
  readonly id: string;
  readonly data: object;
  /** While a job with this key waits in the queue, another one is not taken on. */
  readonly singletonKey?: string | undefined;
  readonly delaySeconds?: number | undefined;
  /** How often it is tried, the first time included. */
  readonly attempts: number;
  /** What one attempt may take, in seconds. */
  readonly timeoutSeconds: number;
}

/** The right to do a job now: it is this worker's until it settles the claim or stops beating. */
export interface Claim {
  readonly id: string;
  readonly queue: string;
  readonly data: unknown;
  readonly group: string | null;
  /** Its virtual start time in its queue; the lowest goes first. */
  readonly virtualStart: number;
  /** 1 for the first; every claim counts, also one that ended with its worker. */
  readonly attempt: number;
  /** How often it may still fail after this attempt. */
  readonly left: number;
  readonly createdAt: Date;
}

/** Why an attempt failed. */
export interface Failure {
  readonly error: string;
  /** It was written for the person the job belongs to, not for the operator. */
  readonly isForPeople: boolean;
}

/** The result of an attempt. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly result: unknown }
  /** It failed, and is tried again after so many seconds. */
  | ({ readonly kind: 'retry'; readonly afterSeconds: number } & Failure)
  /** It could not be tried; it waits so many seconds, and the attempt does not count. */
  | { readonly kind: 'later'; readonly afterSeconds: number }
  /** It is given up: a dead letter, until someone retries or discards it. */
  | ({ readonly kind: 'dead' } & Failure)
  /** No one wants it done any more. */
  | { readonly kind: 'dropped'; readonly reason: string };

export interface JobProgress {
  readonly done: number;
  readonly total: number;
}

/** What is kept of a job beside its data. */
export interface Output {
  readonly result?: unknown;
  readonly error?: string;
  readonly isForPeople?: boolean;
  readonly dropped?: string;
  readonly progress?: JobProgress;
  /** How many workers have died over it in a row. */
  readonly deaths?: number;
}

/** As pg-boss names them: `created` waits, `retry` waits for another attempt, `failed` is a dead letter. */
export type StoredState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';

/** A job as it stands. */
export interface StoredJob {
  readonly id: string;
  readonly queue: string;
  readonly state: StoredState;
  readonly data: unknown;
  readonly group: string | null;
  readonly output: Output;
  /** Attempts begun so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly startAfter: Date;
  readonly finishedAt: Date | null;
}
