import { setTimeout as delay } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import Type from 'typebox';
import { createLog } from '../server/src/platform/log/index.ts';
import { Queue } from '../server/src/platform/queue/index.ts';
import {
  JobRunner,
  QUEUES,
  jobRequest,
  jobType,
  tenantJob,
} from '../server/src/messaging/jobs/index.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, type World, buildWorld } from './world.ts';

const JOBS = 2000;
const BATCH = 100;
const TURNS = 3;
/** Jobs at a time. */
const SLOTS = 8;

const nothing = jobType({
  name: 'bench.nothing',
  summary: 'Does nothing',
  data: Type.Object({ n: Type.Integer() }),
});

/** Jobs a second beside pg-boss alone, how soon one is picked up, and whether one tenant holds up another. */
export async function measureJobs({ dataDir, say }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 4, schema: 0, tasks: 50 }, say);
  const [one, other] = world.tenants as [BenchTenant, BenchTenant];
  await using boss = await startBoss(world);
  await using worker = await startWorker(world);
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    rates.bare.push(await boss.run());
    rates.ours.push(await worker.run(world, one));
  }
  const [ours, bare] = [median(rates.ours), median(rates.bare)];
  say(
    `  ${JOBS} jobs that do nothing: ${per(ours)} one by one, ${SLOTS} at a time; pg-boss alone ${per(bare)} in batches of ${BATCH}; ${((ours / bare) * 100).toFixed(0)} %`,
  );
  const waits: number[] = [];
  for (let n = 0; n < 40; n++) {
    await delay(50);
    waits.push(await worker.single(world, one));
  }
  say(
    `  from sending to running when idle: p50 ${ms(quantile(waits, 0.5))}, p99 ${ms(quantile(waits, 0.99))}`,
  );
  const backlog = await worker.behind(world, one, other);
  say(
    `  one job of another tenant behind 10,000 of one: run after ${backlog.before} of those, ${ms(backlog.waited)} after it was sent`,
  );
}

/** Tenants' jobs through everything of ours: their data checked, their tenant looked up, their state asked. */
async function startWorker({ server, core }: World) {
  let done = 0;
  let byTenant = new Map<string, number>();
  let onRun: (tenantId: string) => void = () => undefined;
  const log = createLog({ level: 'silent', forPeople: false });
  const queue = new Queue({
    url: server.controlUrl(),
    queues: QUEUES,
    onError: (error) => {
      throw error;
    },
    maxConnections: 5,
  });
  const handler = tenantJob(nothing, async ({ tenant }) => {
    done += 1;
    byTenant.set(tenant.id, (byTenant.get(tenant.id) ?? 0) + 1);
    onRun(tenant.id);
  });
  const runner = new JobRunner({
    queue,
    handlers: [handler],
    tenants: core.tenancy,
    log,
    slots: SLOTS,
  });
  await runner.start();
  const send = ({ core: { jobs } }: World, tenantId: string, count: number) =>
    jobs.send(
      tenantId,
      Array.from({ length: count }, (_, n) => jobRequest(nothing, { n })),
    );
  return {
    /** @returns jobs a second, sending included */
    async run(world: World, { id }: BenchTenant): Promise<number> {
      const began = performance.now();
      const until = done + JOBS;
      for (let n = 0; n < JOBS; n += BATCH) await send(world, id, BATCH);
      while (done < until) await delay(2);
      return (JOBS / (performance.now() - began)) * 1000;
    },
    /** @returns milliseconds until an idle queue runs a job */
    async single(world: World, { id }: BenchTenant): Promise<number> {
      const { promise, resolve } = Promise.withResolvers<void>();
      onRun = () => resolve();
      const began = performance.now();
      await send(world, id, 1);
      await promise;
      return performance.now() - began;
    },
    async behind(world: World, one: BenchTenant, other: BenchTenant) {
      const until = done + 10_001;
      for (let n = 0; n < 10_000; n += 500) await send(world, one.id, 500);
      const { promise, resolve } = Promise.withResolvers<number>();
      byTenant = new Map();
      onRun = (tenantId) => {
        if (tenantId === other.id) resolve(byTenant.get(one.id) ?? 0);
      };
      const began = performance.now();
      await send(world, other.id, 1);
      const before = await promise;
      const waited = performance.now() - began;
      while (done < until) await delay(20);
      return { before, waited };
    },
    async [Symbol.asyncDispose]() {
      await runner.drain(1000);
      await queue[Symbol.asyncDispose]();
    },
  };
}

/** pg-boss in a schema of its own, on the same server, with nothing of ours around it. */
async function startBoss({ server }: World) {
  const boss = new PgBoss({
    connectionString: server.ownerUrl(server.control),
    schema: 'bare_boss',
    max: 5,
    useListenNotify: true,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue('bare', { notify: true });
  let done = 0;
  // As fast as it goes: many in one fetch, and the next one as soon as a fetch was full.
  const fast = { batchSize: BATCH, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
  await boss.work('bare', fast, async (jobs) => {
    done += jobs.length;
  });
  return {
    async run(): Promise<number> {
      const began = performance.now();
      const until = done + JOBS;
      for (let n = 0; n < JOBS; n += BATCH)
        await boss.insert(
          'bare',
          Array.from({ length: BATCH }, (_, i) => ({ data: { n: n + i } })),
        );
      while (done < until) await delay(2);
      return (JOBS / (performance.now() - began)) * 1000;
    },
    [Symbol.asyncDispose]: () => boss.stop({ graceful: false }),
  };
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)] ?? 0;
const quantile = (values: readonly number[], q: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
const per = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
