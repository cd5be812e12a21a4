import type { Config } from '#config/index.ts';
import type { Clock } from '#kernel/time.ts';
import type { Logger } from '#platform/log/index.ts';
import { Queue } from '#platform/queue/index.ts';
import type { PostgresServer, Tenancy } from '#tenancy/index.ts';
import {
  type Schedule,
  type JobHandler,
  JobRunner,
  type Jobs,
  QUEUES,
  registerSchedules,
  sendDueJobs,
} from '#messaging/jobs/index.ts';
import type { Feature } from '#identity/manifest.ts';

export interface BackgroundWorkDeps {
  readonly config: Config;
  readonly server: PostgresServer;
  readonly tenancy: Tenancy;
  readonly jobs: Jobs;
  readonly identity: { readonly clock: Clock };
  readonly features: readonly Feature[];
  readonly log: Logger;
}

/** What this process does beside answering requests; disposing drains it. */
export interface BackgroundWork extends AsyncDisposable {
  /** Jobs under way. */
  readonly busy: number;
}

const schedulesOf = (features: readonly Feature[]): Schedule[] =>
  features.flatMap(({ schedules = [] }) => schedules);

/** How every kind of job is done, those of the features and the one that sends out what is due. */
export function handlersOf({
  tenancy,
  jobs,
  identity,
  features,
}: Pick<BackgroundWorkDeps, 'tenancy' | 'jobs' | 'identity' | 'features'>): JobHandler[] {
  const brought = features.flatMap((feature) => feature.jobs ?? []);
  const sending = sendDueJobs({
    control: tenancy.control,
    jobs,
    clock: identity.clock,
    schedules: schedulesOf(features),
    handlers: brought,
  });
  return [...brought, sending];
}

/**
 * Starts doing the jobs of every feature in this process.
 * @param drainMs how long jobs under way may take once we are asked to end; what is not done then is handed back
 */
export async function startWork(
  deps: BackgroundWorkDeps,
  drainMs: number,
): Promise<BackgroundWork> {
  const { config, server, tenancy, log } = deps;
  const queue = new Queue({
    url: server.controlUrl(),
    queues: QUEUES,
    onError: (error) => log.error({ err: error }, 'the queue failed'),
    supervises: true,
    maxConnections: 5,
  });
  const runner = new JobRunner({
    queue,
    handlers: handlersOf(deps),
    tenants: tenancy,
    log,
    slots: config.workerJobs,
  });
  try {
    await registerSchedules(queue, schedulesOf(deps.features));
    await runner.start();
  } catch (error) {
    await queue[Symbol.asyncDispose]();
    throw error;
  }
  return {
    get busy() {
      return runner.busy;
    },
    async [Symbol.asyncDispose]() {
      await runner.drain(drainMs);
      await queue[Symbol.asyncDispose]();
    },
  };
}
