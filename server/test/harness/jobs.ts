import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '#kernel/time.ts';
import { createLog } from '#platform/log/index.ts';
import { Queue } from '#platform/queue/index.ts';
import { type JobHandler, JobRunner, QUEUES } from '#messaging/jobs/index.ts';
import type { TestApp } from './app.ts';

export interface TestRunner extends AsyncDisposable {
  readonly runner: JobRunner;
  /** What was logged, a line each. */
  readonly lines: readonly Record<string, unknown>[];
}

/** A worker in this process, on connections of its own, that does these jobs of the application's. */
export async function startRunner(
  { app, server }: TestApp,
  handlers: readonly JobHandler[],
  { slots = 4, clock, drainMs = 2000 }: { slots?: number; clock?: Clock; drainMs?: number } = {},
): Promise<TestRunner> {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as never);
  const log = createLog({ level: 'debug', forPeople: false }, { write });
  const queue = new Queue({
    url: server.controlUrl(),
    queues: QUEUES,
    onError: (error) => log.error({ err: error }, 'queue'),
    maxConnections: 4,
  });
  const runner = new JobRunner({
    queue,
    handlers,
    tenants: app.tenancy,
    log,
    slots,
    ...(clock && { clock }),
  });
  await runner.start();
  return {
    runner,
    lines,
    async [Symbol.asyncDispose]() {
      await runner.drain(drainMs);
      await queue[Symbol.asyncDispose]();
    },
  };
}

/** Waits until something is so. @throws Error when it does not become so */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = 15_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it did not come to this: ${what}`);
    await delay(20);
  }
}

/** Does one job on the spot, as a worker would, without one. @param kind of a tenant */
export async function doJob(
  { app }: TestApp,
  kind: string,
  id: string,
  notes: [number, number][] = [],
): Promise<unknown> {
  const handler = app.features
    .flatMap(({ jobs = [] }) => jobs)
    .find(({ job }) => job.name === kind);
  const job = await app.jobs.find(id);
  const tenant = await app.tenancy.find(job?.tenantId ?? '');
  if (handler?.of !== 'tenant' || !job || !tenant) throw new Error(`there is no job ${kind} ${id}`);
  return handler.run({
    id,
    attempt: 1,
    data: job.data as never,
    signal: new AbortController().signal,
    progress: (done, total) => void notes.push([done, total]),
    tenant,
    scope: app.tenancy.scopeOf(tenant),
    reader: app.tenancy.readerOf(tenant),
  });
}
