import type { ValidateFunction } from 'ajv';
import { CompiledQuery, type QueryResult } from 'kysely';
import { isUuid, newId } from '#kernel/ids.ts';
import { compileCheck } from '#platform/http/index.ts';
import {
  type NewJob,
  type Queue,
  type SqlExecutor,
  type StoredJob,
  type StoredState,
} from '#platform/queue/index.ts';
import { InvalidPayload } from '../events/index.ts';
import type { JobRequest, JobType, QueueName } from './job-type.ts';
import { type JobEnvelope, isJobEnvelope } from './queues.ts';

/** A job for people: `failed` was tried and will be tried again, `dead` was given up. */
export interface JobStatus {
  readonly id: string;
  readonly kind: string;
  readonly tenantId: string | null;
  readonly ownerId: string | null;
  readonly queue: QueueName;
  readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'dead';
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly result: unknown;
  /** Why it failed, or why it was not done. */
  readonly error: string | null;
  /** Whether that was written for the person it belongs to. */
  readonly isErrorForPeople: boolean;
  /** Attempts begun so far. */
  readonly attempts: number;
  readonly data: object;
  /** ISO-8601, as every time here. */
  readonly createdAt: string;
  /** When it may be tried next, for one that waits. */
  readonly dueAt: string;
  readonly finishedAt: string | null;
}

/** Jobs of one tenant. */
export interface TenantRequests {
  readonly tenantId: string;
  readonly requests: readonly JobRequest[];
}

/** A Kysely transaction on the control plane, whatever tables it knows. */
export interface ControlTransaction {
  readonly isTransaction: true;
  executeQuery<R>(query: CompiledQuery<R>): Promise<QueryResult<R>>;
}

/** Queues work to do after, or instead of, a request. */
export class Jobs {
  readonly #queue: Queue;

  constructor(queue: Queue) {
    this.#queue = queue;
  }

  /** Makes ready for the first jobs, which otherwise wait for it. @throws Error when the control plane is away */
  connect(): Promise<void> {
    return this.#queue.connect();
  }

  /**
   * Takes jobs on: those of one queue in one statement. A request whose id was sent before, within two days
   * and in the same queue, is the job of then, also when that has been done.
   * @param tenantId whose; null for the platform's own
   * @returns the id of each, in the order of the requests
   * @throws Error when the data are not what the kind of job takes, or the control plane is away
   */
  send(tenantId: string | null, requests: readonly JobRequest[]): Promise<string[]> {
    return this.#take(tenantId, requests);
  }

  /**
   * The same for many tenants at once, in as few statements as for one.
   * @throws InvalidPayload when the data are not what the kind of job takes; Error when the control plane is away
   */
  async sendAll(asked: readonly TenantRequests[]): Promise<void> {
    const byQueue = new Map<QueueName, { group: string; jobs: NewJob[] }[]>();
    for (const { tenantId, requests } of asked) {
      for (const request of requests) assertFits(request);
      for (const [queue, own] of Map.groupBy(requests, ({ job }) => job.queue)) {
        const jobs = uniqueById(own.map((request) => toNewJob(tenantId, request)));
        byQueue.set(queue, [...(byQueue.get(queue) ?? []), { group: tenantId, jobs }]);
      }
    }
    for (const [queue, groups] of byQueue) await this.#queue.insertMany(queue, groups);
  }

  /**
   * The same in the commit of a transaction on the control plane: what it writes and the jobs that follow
   * from it are there together or not at all.
   */
  sendWithin(
    transaction: ControlTransaction,
    tenantId: string | null,
    requests: readonly JobRequest[],
  ): Promise<string[]> {
    return this.#take(tenantId, requests, {
      executeSql: async (text, values = []) => {
        const { rows } = await transaction.executeQuery(CompiledQuery.raw(text, values));
        return { rows };
      },
    });
  }

  async #take(
    tenantId: string | null,
    requests: readonly JobRequest[],
    within?: SqlExecutor,
  ): Promise<string[]> {
    for (const request of requests) assertFits(request);
    const jobs = requests.map((request) => ({
      queue: request.job.queue,
      job: toNewJob(tenantId, request),
    }));
    const ids = new Map<NewJob, string>();
    for (const queue of new Set(jobs.map((one) => one.queue))) {
      const mine = uniqueById(jobs.filter((one) => one.queue === queue).map(({ job }) => job));
      const taken = await this.#queue.insert(queue, tenantId, mine, within);
      for (const [i, job] of mine.entries()) ids.set(job, taken[i] ?? job.id);
    }
    return jobs.map(({ job }) => ids.get(job) ?? job.id);
  }

  /** A job that waits, runs or ended within the last days. */
  async find(id: string): Promise<JobStatus | undefined> {
    const found = isUuid(id) ? await this.#queue.find(id) : undefined;
    return found && toStatus(found);
  }

  /** Jobs that were given up, the latest first. @param tenantId whose; everyone's when left out */
  async dead(limit: number, tenantId?: string): Promise<JobStatus[]> {
    return this.#list(['failed'], limit, tenantId);
  }

  /** Jobs that wait or run, the latest first. */
  async open(limit: number, tenantId?: string): Promise<JobStatus[]> {
    return this.#list(['created', 'retry', 'active'], limit, tenantId);
  }

  /** Has dead letters tried again. @returns the ids of those that were */
  retry(ids: readonly string[]): Promise<string[]> {
    return this.#queue.revive(ids.filter(isUuid));
  }

  /** Puts an end to jobs that wait, or are dead. @returns the ids of those that did or were */
  discard(ids: readonly string[]): Promise<string[]> {
    return this.#queue.discard(ids.filter(isUuid));
  }

  async #list(states: StoredState[], limit: number, tenantId?: string): Promise<JobStatus[]> {
    return (await this.#queue.list(states, limit, tenantId)).map(toStatus);
  }
}

function assertFits({ job, data }: JobRequest): void {
  const problem = problemWith(job, data);
  if (problem) throw new InvalidPayload(`a job ${job.name} cannot take these data: ${problem}`);
}

const checks = new WeakMap<JobType, ValidateFunction>();

/** What is wrong with the data of a job, in words; undefined when nothing is. */
export function problemWith(job: JobType, data: unknown): string | undefined {
  const check = checks.get(job) ?? compileCheck(job.data);
  checks.set(job, check);
  if (check(data)) return undefined;
  const [first] = check.errors ?? [];
  return `${first?.instancePath || 'the whole'} ${first?.message ?? 'is wrong'}`;
}

function toNewJob(tenantId: string | null, request: JobRequest): NewJob {
  const { job, data, ownerId, singletonKey, delaySeconds } = request;
  const envelope: JobEnvelope = { kind: job.name, ...(ownerId && { owner: ownerId }), data };
  return {
    id: request.id ?? newId(),
    data: envelope,
    delaySeconds,
    singletonKey:
      singletonKey === undefined ? undefined : `${tenantId ?? ''}:${job.name}:${singletonKey}`,
    attempts: job.attempts,
    timeoutSeconds: job.timeoutSeconds,
  };
}

const uniqueById = (jobs: readonly NewJob[]): NewJob[] => [
  ...new Map(jobs.map((job) => [job.id, job])).values(),
];

function toStatus(stored: StoredJob): JobStatus {
  const { output, data } = stored;
  const envelope = isJobEnvelope(data) ? data : undefined;
  return {
    id: stored.id,
    kind: envelope?.kind ?? 'unknown',
    tenantId: stored.group,
    ownerId: envelope?.owner ?? null,
    queue: stored.queue as QueueName,
    state: stateOf(stored),
    progress: output.progress ?? null,
    result: output.result ?? null,
    error: output.error ?? output.dropped ?? null,
    isErrorForPeople: output.isForPeople ?? output.error === undefined,
    attempts: stored.attempts,
    data: envelope?.data ?? {},
    createdAt: stored.createdAt.toISOString(),
    dueAt: stored.startAfter.toISOString(),
    finishedAt: stored.finishedAt?.toISOString() ?? null,
  };
}

function stateOf({ state, output }: StoredJob): JobStatus['state'] {
  switch (state) {
    case 'created':
      return 'queued';
    case 'retry':
      return output.error === undefined ? 'queued' : 'failed';
    case 'active':
      return 'running';
    case 'completed':
      return 'succeeded';
    case 'cancelled':
    case 'failed':
      return 'dead';
  }
}
