import { type Clock, systemClock } from '#kernel/time.ts';
import type { Logger } from '#platform/log/index.ts';
import { type LeasedJob, type JobOutcome, type Queue, Worker } from '#platform/queue/index.ts';
import { type TenantAccess, attempt } from './attempt.ts';
import type { JobHandler } from './handler.ts';
import type { QueueName } from './job-type.ts';
import { QUEUES } from './queues.ts';

export interface JobRunnerOptions {
  readonly queue: Queue;
  /** Of every feature. */
  readonly handlers: readonly JobHandler[];
  readonly tenants: TenantAccess;
  readonly log: Logger;
  /** Jobs at once in each of the queues for what people wait for; bulk has a quarter of them. */
  readonly slots: number;
  /** Which queues; all when left out. */
  readonly queues?: readonly QueueName[];
  readonly clock?: Clock;
}

/** Does jobs in this process until it is drained. */
export class JobRunner {
  readonly #worker: Worker;

  /** @throws Error when two handlers do the same kind of job */
  constructor(options: JobRunnerOptions) {
    const { queue, handlers, tenants, log, slots, queues = QUEUES, clock = systemClock } = options;
    const onError = (error: unknown): void => log.error({ err: error }, 'the queue failed');
    const deps = { handlers: byKind(handlers), tenants, clock, onError };
    const work = async (leased: LeasedJob): Promise<JobOutcome> => {
      const started = performance.now();
      const { outcome, kind, slug } = await attempt(leased, deps);
      const ms = Math.round(performance.now() - started);
      logAttempt(log, leased, { outcome, kind, slug, ms });
      return outcome;
    };
    this.#worker = new Worker({
      queue,
      onError,
      queues: queues.map((name) => ({ name, ...slotsIn(name, slots), work })),
      onReaped: (job) => log.warn(job, 'took a job from a worker that died or hung'),
    });
  }

  /** @throws when the control plane cannot be reached now */
  start(): Promise<void> {
    return this.#worker.start();
  }

  /** Jobs under way. */
  get busy(): number {
    return this.#worker.busy;
  }

  /** Takes nothing on any more, waits for what is under way, and hands the rest back. @param patienceMs how long it waits */
  drain(patienceMs: number): Promise<void> {
    return this.#worker.drain(patienceMs);
  }
}

/** A quarter of each queue is kept from any single tenant, so that one with many long jobs leaves room. */
function slotsIn(name: QueueName, slots: number): { slots: number; slotsPerGroup: number } {
  const own = name === 'bulk' ? Math.max(1, Math.floor(slots / 4)) : slots;
  return { slots: own, slotsPerGroup: Math.max(1, own - Math.max(1, Math.floor(own / 4))) };
}

function byKind(handlers: readonly JobHandler[]): Map<string, JobHandler> {
  const found = new Map(handlers.map((handler) => [handler.job.name, handler]));
  if (found.size < handlers.length) throw new Error('two handlers do the same kind of job');
  return found;
}

function logAttempt(
  log: Logger,
  { id, group, attempt: n }: LeasedJob,
  {
    outcome,
    kind,
    slug,
    ms,
  }: { outcome: JobOutcome; kind: string; slug: string | undefined; ms: number },
): void {
  const line = {
    job: kind,
    id,
    ...(group !== null && { tenantId: group, tenant: slug }),
    attempt: n,
    ms,
    outcome: outcome.kind,
    ...('error' in outcome && { error: outcome.error }),
    ...('reason' in outcome && { reason: outcome.reason }),
  };
  if (outcome.kind === 'dead') log.error(line, 'job given up');
  else if (outcome.kind === 'retry') log.warn(line, 'job failed');
  // As with requests: successes are many lines, so they are logged at debug level.
  else if (outcome.kind === 'done') log.debug(line, 'job');
  else log.info(line, 'job');
}
