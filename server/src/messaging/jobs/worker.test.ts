import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Type from 'typebox';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { onControl } from '../../../test/harness/deployments.ts';
import { ended } from '../../../test/harness/embedded.ts';
import { startRunner, until } from '../../../test/harness/jobs.ts';
import { slowJob } from '../../../test/harness/worker-process.ts';
import { Queue, type Reaped, Worker } from '#platform/queue/index.ts';
import { QUEUES, jobRequest, jobType, tenantJob } from './index.ts';

let app: TestApp;
let acme: Person;
let other: Person;
let third: Person;
beforeAll(async () => {
  app = await startTestApp();
  acme = await app.signUp();
  other = await app.signUp();
  third = await app.signUp();
});
afterAll(() => app[Symbol.asyncDispose]());

const count = jobType({
  name: 'test.count',
  summary: 'Counts.',
  data: Type.Object({ n: Type.Integer() }),
});
const some = (many: number) => Array.from({ length: many }, (_, n) => jobRequest(count, { n }));
const stateOf = async (id: string | undefined) => (await app.app.jobs.find(id ?? ''))?.state;
// Whatever a test leaves must not be in the way of the next one.
afterEach(() => onControl(app.server, 'delete from pgboss.job'));

describe('a tenant with ten thousand jobs', () => {
  it('is in the way of nobody who comes with one, whenever they come', async () => {
    const { jobs } = app.app;
    const order: string[] = [];
    const handler = tenantJob(count, async ({ tenant }) => {
      order.push(tenant.slug);
      await delay(2);
    });
    await jobs.send(acme.tenantId, some(10_000));
    await jobs.send(other.tenantId, some(1));
    await using _ = await startRunner(app, [handler]);
    await until(() => order.includes(other.tenant), 'the one is done');
    // It is among the first to be taken on; on a busy machine a few of the others overtake it then.
    expect(order.indexOf(other.tenant)).toBeLessThan(100);

    await until(() => order.length > 300, 'some more are done');
    const before = order.length;
    await jobs.send(third.tenantId, some(1));
    await until(() => order.includes(third.tenant), 'the next one is done');
    expect(order.indexOf(third.tenant) - before).toBeLessThan(100);

    // Two who both have many take turns.
    await jobs.send(other.tenantId, some(100));
    const from = order.length;
    await until(() => order.length > from + 60, 'both are at work');
    const share = order.slice(from).filter((slug) => slug === other.tenant).length;
    expect(share).toBeGreaterThan(15);
  });

  it('leaves room for whoever comes when its jobs take long', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const handler = tenantJob(count, async ({ tenant }) => {
      if (tenant.id === acme.tenantId) await held;
    });
    await using worker = await startRunner(app, [handler]);
    const ids = await app.app.jobs.send(acme.tenantId, some(10));
    await until(() => worker.runner.busy === 3, 'it has as many as it may');
    const [one] = await app.app.jobs.send(other.tenantId, some(1));
    await until(async () => (await stateOf(one)) === 'succeeded', 'the other’s is done');
    expect(worker.runner.busy).toBe(3);
    finish();
    await until(async () => (await stateOf(ids.at(-1))) === 'succeeded', 'and then the rest');
  });
});

describe('a worker', () => {
  it('that is killed has its jobs done by another, and loses and holds up nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'taskforce-worker-'));
    const file = join(folder, 'log');
    await writeFile(file, '');
    const script = join(import.meta.dirname, '../../../test/harness/worker-process.ts');
    const child = spawn(
      process.execPath,
      [script, inject('adminUrl'), app.server.control, file, '600000'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      await once(child.stdout, 'data');
      const { jobs } = app.app;
      const ids = await jobs.send(
        acme.tenantId,
        [1, 2].map((n) => jobRequest(slowJob, { n })),
      );
      const begun = async (): Promise<number> =>
        (await readFile(file, 'utf8')).split('\n').filter((line) => line.startsWith('begin'))
          .length;
      await until(async () => (await begun()) === 2, 'both have begun');
      child.kill('SIGKILL');
      await ended(child);
      const killed = performance.now();

      const done: unknown[] = [];
      const handler = tenantJob(slowJob, async ({ data, attempt }) => {
        done.push([data.n, attempt]);
      });
      await using worker = await startRunner(app, [handler]);
      const [fresh] = await jobs.send(other.tenantId, [jobRequest(slowJob, { n: 3 })]);
      await until(async () => (await stateOf(fresh)) === 'succeeded', 'the others go on');
      expect(performance.now() - killed).toBeLessThan(8000);
      await until(async () => (await stateOf(ids[1])) === 'succeeded', 'done again', 30_000);
      await until(async () => (await stateOf(ids[0])) === 'succeeded', 'done again', 30_000);
      expect(done).toHaveLength(3);
      expect(done).toEqual(
        expect.arrayContaining([
          [1, 1],
          [2, 1],
          [3, 1],
        ]),
      );
      expect(worker.lines.filter(({ msg }) => String(msg).includes('died'))).toHaveLength(2);
      expect(await begun()).toBe(2);
    } finally {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  it('that dies is no failure of its job, until too many have died over the same one', async () => {
    const [id = ''] = await app.app.jobs.send(acme.tenantId, some(1));
    const queue = new Queue({
      url: app.server.controlUrl(),
      queues: QUEUES,
      onError: (error) => expect.unreachable(String(error)),
    });
    const reaped: Reaped[] = [];
    const reaper = new Worker({
      queue,
      queues: [],
      onError: (error) => expect.unreachable(String(error)),
      onReaped: (job) => reaped.push(job),
      mostDeaths: 3,
    });
    await reaper.start();
    for (let deaths = 1; deaths <= 3; deaths++) {
      await onControl(
        app.server,
        `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 minute',
                retry_count = retry_count + case when started_on is null then 0 else 1 end
          where id = $1`,
        id,
      );
      await until(() => reaped.length === deaths, `it is taken away at death ${deaths}`);
    }
    await reaper.drain(0);
    await queue[Symbol.asyncDispose]();
    expect(reaped.map(({ dead }) => dead)).toEqual([false, false, true]);
    expect(await app.app.jobs.find(id)).toMatchObject({
      state: 'dead',
      error: 'the worker that had it died or hung',
    });
  }, 30_000);

  it('waits with a job while the database is away, which counts as no attempt', async () => {
    await using _ = await startRunner(app, [
      tenantJob(count, async () => {
        throw new Error('Connection terminated unexpectedly');
      }),
    ]);
    const [id = ''] = await app.app.jobs.send(acme.tenantId, some(1));
    const due = async () => Date.parse((await app.app.jobs.find(id))?.dueAt ?? '') - Date.now();
    await until(async () => (await due()) > 5000, 'it is put off');
    expect(await app.app.jobs.find(id)).toMatchObject({ attempts: 0, error: null });
  });

  it('tells a job that takes too long to stop, and counts it as failed', async () => {
    const late = jobType({
      name: 'test.late',
      summary: 'Never ends.',
      data: Type.Object({}),
      timeoutSeconds: 1,
      attempts: 1,
    });
    let aborted = false;
    await using _ = await startRunner(app, [
      tenantJob(late, ({ signal }) => {
        signal.addEventListener('abort', () => (aborted = true));
        return new Promise(() => undefined);
      }),
    ]);
    const [id = ''] = await app.app.jobs.send(acme.tenantId, [jobRequest(late, {})]);
    await until(async () => (await stateOf(id)) === 'dead', 'it is given up');
    expect(aborted).toBe(true);
    expect((await app.app.jobs.find(id))?.error).toBe('it took longer than 1 s');
  });

  it('that is asked to end finishes what it can and hands back the rest at once', async () => {
    let reason: unknown;
    const handler = tenantJob(count, async ({ data, signal }) => {
      if (data.n === 0) return delay(300);
      signal.addEventListener('abort', () => (reason = signal.reason));
      return delay(60_000, undefined, { ref: false });
    });
    const worker = await startRunner(app, [handler], { drainMs: 800 });
    const [short, long] = await app.app.jobs.send(acme.tenantId, some(2));
    await until(() => worker.runner.busy === 2, 'both are under way');
    const [waiting] = await app.app.jobs.send(acme.tenantId, []);
    expect(waiting).toBeUndefined();
    await worker[Symbol.asyncDispose]();
    expect(await stateOf(short)).toBe('succeeded');
    expect(String(reason)).toContain('the worker ends');
    expect(await app.app.jobs.find(long ?? '')).toMatchObject({ state: 'queued', attempts: 0 });

    const attempts: number[] = [];
    const again = tenantJob(count, async ({ attempt }) => void attempts.push(attempt));
    await using _ = await startRunner(app, [again]);
    await until(async () => (await stateOf(long)) === 'succeeded', 'another one does it');
    expect(attempts).toEqual([1]);
  });
});

describe('a job of a tenant that is', () => {
  const setState = (state: string, until: string | null = null) =>
    onControl(
      app.server,
      'update control.tenant set state = $2, state_until = $3 where id = $1',
      third.tenantId,
      state,
      until,
    ).then(() => app.app.tenancy.changed({ id: third.tenantId, slug: third.tenant }));
  const reading = jobType({ name: 'test.read', summary: 'Reads.', data: Type.Object({}) });

  it.each([
    ['suspended', 'queued', 200],
    ['maintenance', 'queued', 20],
    ['read_only', 'queued', 200],
    ['pending_delete', 'dead', 0],
    ['erased', 'dead', 0],
  ])('%s is %s, and is not run', async (state, becomes, waits) => {
    await setState(state, '2027-01-01T00:00:00Z');
    let runs = 0;
    await using worker = await startRunner(app, [tenantJob(count, async () => void runs++)]);
    const [id = ''] = await app.app.jobs.send(third.tenantId, some(1));
    await until(() => worker.lines.some((line) => line['id'] === id), 'it was looked at');
    await until(async () => (await stateOf(id)) === becomes, becomes);
    const job = await app.app.jobs.find(id);
    expect(runs).toBe(0);
    if (becomes === 'dead') expect(job?.error).toMatch(/workspace/);
    else expect(Date.parse(job?.dueAt ?? '') - Date.now()).toBeGreaterThan(waits * 1000);
    expect(job?.attempts).toBe(becomes === 'dead' ? 1 : 0);
    await setState('active');
  });

  it('read-only is run when it only reads', async () => {
    await setState('read_only');
    let runs = 0;
    const handler = tenantJob(reading, async () => void runs++, { onlyReads: true });
    await using _ = await startRunner(app, [handler]);
    await app.app.jobs.send(third.tenantId, [jobRequest(reading, {})]);
    await until(() => runs === 1, 'it is run');
    await setState('active');
  });
});
