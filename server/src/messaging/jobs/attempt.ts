import { AppError } from '#kernel/errors.ts';
import type { Clock } from '#kernel/time.ts';
import { isLost } from '#platform/db/index.ts';
import type { LeasedJob, JobOutcome } from '#platform/queue/index.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Scope, TenantScope } from '#tenancy/scope/index.ts';
import { type Attempt, PermanentError, type JobHandler, RetryLater } from './handler.ts';
import type { JobType } from './job-type.ts';
import { problemWith } from './jobs.ts';
import { type JobEnvelope, isJobEnvelope } from './queues.ts';
import { outcomeForState, outcomeForRefusal, spread } from './tenant-state.ts';

/** Where a job finds its tenant and the way to its data. */
export interface TenantAccess {
  find(id: string): Promise<TenantRecord | undefined>;
  scopeOf(tenant: TenantRecord): TenantScope;
  readerOf(tenant: TenantRecord): Scope;
}

export interface AttemptDeps {
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly tenants: TenantAccess;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** An attempt's end, for the log. */
export interface FinishedAttempt {
  readonly outcome: JobOutcome;
  readonly kind: string;
  readonly slug: string | undefined;
}

/** How often progress is written down, at most. */
const PROGRESS_MS = 1000;
/** The longest pause before another attempt. */
const LONGEST_PAUSE = 86_400;
/** A job that no worker knows waits this long for one that does: a newer version may be on its way. */
const UNKNOWN_FOR_MS = 3 * 86_400_000;
const LONGEST_ERROR = 2000;

/** Runs one attempt of a job: finds its tenant, checks whether it may run now, runs it, and returns the result. */
export async function attempt(leased: LeasedJob, deps: AttemptDeps): Promise<FinishedAttempt> {
  if (!isJobEnvelope(leased.data))
    return {
      outcome: ours('it is not one of our jobs'),
      kind: 'unknown',
      slug: undefined,
    };
  const { kind } = leased.data;
  const handler = deps.handlers.get(kind);
  if (!handler) return { outcome: unknownKind(leased, kind, deps.clock), kind, slug: undefined };
  const problem = problemWith(handler.job, leased.data.data) ?? misplaced(leased, handler);
  if (problem) return { outcome: ours(problem), kind, slug: undefined };

  const age = deps.clock.now().getTime() - leased.createdAt.getTime();
  let tenant: TenantRecord | undefined;
  try {
    if (leased.group !== null) {
      tenant = await deps.tenants.find(leased.group);
      const instead = outcomeForState(tenant, handler.of === 'tenant' && handler.onlyReads, age);
      if (instead) return { outcome: instead, kind, slug: tenant?.slug };
    }
    const result = await run(leased, leased.data, handler, tenant, deps);
    return { outcome: { kind: 'done', result: result ?? null }, kind, slug: tenant?.slug };
  } catch (error) {
    return { outcome: failure(error, leased, handler.job, age), kind, slug: tenant?.slug };
  }
}

/** It is given up for a reason that is no person's business. */
const ours = (error: string): JobOutcome => ({ kind: 'dead', error, isForPeople: false });

/** A kind of job belongs to tenants or to the platform; the queue says which it is in this case. */
function misplaced({ group }: LeasedJob, { of, job }: JobHandler): string | undefined {
  if ((of === 'tenant') === (group !== null)) return undefined;
  return `${job.name} is a job of ${of === 'tenant' ? 'a workspace' : 'the platform'}`;
}

function unknownKind({ createdAt }: LeasedJob, kind: string, clock: Clock): JobOutcome {
  if (clock.now().getTime() - createdAt.getTime() < UNKNOWN_FOR_MS)
    return { kind: 'later', afterSeconds: spread(30) };
  return ours(`no worker knows how ${kind} is done`);
}

/** 1 for the first attempt; those that ended with their worker do not count. */
const attemptNumber = ({ left }: LeasedJob, { attempts }: JobType): number =>
  Math.max(1, attempts - left);

async function run(
  leased: LeasedJob,
  { data }: JobEnvelope,
  handler: JobHandler,
  tenant: TenantRecord | undefined,
  { tenants, onError }: AttemptDeps,
): Promise<unknown> {
  const { timeoutSeconds } = handler.job;
  const late = AbortSignal.timeout(timeoutSeconds * 1000);
  const signal = AbortSignal.any([leased.signal, late]);
  const common: Attempt<never> = {
    id: leased.id,
    attempt: attemptNumber(leased, handler.job),
    data: data as never,
    signal,
    progress: throttled(leased, onError),
  };
  const working =
    handler.of === 'platform'
      ? handler.run(common)
      : handler.run({ ...common, ...dataOf(tenant, tenants) });
  return Promise.race([working, whenAborted(signal, late, timeoutSeconds)]);
}

function dataOf(tenant: TenantRecord | undefined, tenants: TenantAccess) {
  if (!tenant) throw new Error('a job of a workspace without a workspace');
  return { tenant, scope: tenants.scopeOf(tenant), reader: tenants.readerOf(tenant) };
}

/** A handler that does not heed its signal is not waited for. */
const whenAborted = (signal: AbortSignal, late: AbortSignal, seconds: number): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void =>
      reject(late.aborted ? new Error(`it took longer than ${seconds} s`) : signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** Writes the first progress, then the latest once in a while. */
function throttled(
  leased: LeasedJob,
  onError: (error: unknown) => void,
): Attempt<object>['progress'] {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < PROGRESS_MS) return;
    last = now;
    leased.note({ done, total }).catch(onError);
  };
}

function failure(error: unknown, leased: LeasedJob, job: JobType, ageMs: number): JobOutcome {
  const refused = outcomeForRefusal(error, ageMs);
  if (refused) return refused;
  // A database that is away is no one's failure: the job waits for it.
  if (isLost(error) || (error instanceof AppError && error.code === 'unavailable'))
    return { kind: 'later', afterSeconds: spread(15) };
  const isForPeople = [AppError, PermanentError, RetryLater].some((kind) => error instanceof kind);
  const why = { error: describe(error), isForPeople };
  if (error instanceof PermanentError || leased.left === 0) return { kind: 'dead', ...why };
  const pause = job.retrySeconds * 2 ** (attemptNumber(leased, job) - 1);
  return {
    kind: 'retry',
    ...why,
    afterSeconds:
      error instanceof RetryLater ? error.afterSeconds : spread(Math.min(pause, LONGEST_PAUSE)),
  };
}

const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
