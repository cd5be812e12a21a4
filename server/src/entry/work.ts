import type { Config } from '#config/index.ts';
import type { Logger } from '#platform/log/index.ts';
import { Queue } from '#platform/queue/index.ts';
import type { PostgresServer, Tenancy } from '#tenancy/index.ts';
import { JobRunner, LANES } from '#tenancy/jobs/index.ts';
import type { Feature } from '#tenancy/manifest.ts';

export interface WorkDeps {
  readonly config: Config;
  readonly server: PostgresServer;
  readonly tenancy: Tenancy;
  readonly features: readonly Feature[];
  readonly log: Logger;
}

/** What this process does beside answering requests; disposing drains it. */
export interface Work extends AsyncDisposable {
  /** Jobs under way. */
  readonly busy: number;
}

/**
 * Starts doing the jobs of every feature in this process.
 * @param drainMs how long jobs under way may take once we are asked to end; what is not done then is handed back
 */
export async function startWork(
  { config, server, tenancy, features, log }: WorkDeps,
  drainMs: number,
): Promise<Work> {
  const queue = new Queue({
    url: server.controlUrl(),
    lanes: LANES,
    onError: (error) => log.error({ err: error }, 'the queue failed'),
    supervises: true,
    maxConnections: 5,
  });
  const runner = new JobRunner({
    queue,
    handlers: features.flatMap(({ jobs = [] }) => jobs),
    tenants: tenancy,
    log,
    slots: config.workerJobs,
  });
  try {
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
