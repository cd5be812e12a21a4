import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { onControl } from '../../../test/harness/deployments.ts';
import { until } from '../../../test/harness/jobs.ts';
import { createLog } from '#platform/log/index.ts';
import { type Claim, Queue } from '#platform/queue/index.ts';
import { JobRunner, QUEUES, jobRequest, jobType, tenantJob } from './index.ts';

/** A clean stop: whatever is on its way when a worker is asked to end is handed back, and nothing is logged. */

let app: TestApp;
let acme: Person;
beforeAll(async () => {
  app = await startTestApp();
  acme = await app.signUp();
  // What follows from a sign-up is of no interest here.
  await onControl(app.server, 'delete from pgboss.job');
});
afterAll(() => app[Symbol.asyncDispose]());

const touch = jobType({ name: 'test.touch', summary: 'Touches.', data: Type.Object({}) });

/** A queue whose answers to claims can be held back on their way. */
class SlowQueue extends Queue {
  #gate: Promise<void> = Promise.resolve();
  /** Claims that the database has answered. */
  claimed = 0;

  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return resolve;
  }

  override async claim(...args: Parameters<Queue['claim']>): Promise<Claim[]> {
    const claims = await super.claim(...args);
    this.claimed += claims.length;
    if (claims.length > 0) await this.#gate;
    return claims;
  }
}

function startWorker() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as never);
  const log = createLog({ level: 'warn', forPeople: false }, { write });
  const queue = new SlowQueue({
    url: app.server.controlUrl(),
    queues: QUEUES,
    onError: (error) => log.error({ err: error }, 'queue'),
    maxConnections: 4,
  });
  let done = 0;
  const runner = new JobRunner({
    queue,
    handlers: [tenantJob(touch, async () => void (done += 1))],
    tenants: app.app.tenancy,
    log,
    slots: 4,
  });
  return { queue, runner, lines, done: () => done };
}

describe('a worker that is asked to end', () => {
  it('hands back what a claim brings that was on its way', async () => {
    const { queue, runner, lines, done } = startWorker();
    await runner.start();
    const open = queue.hold();
    const [id] = await app.app.jobs.send(acme.tenantId, [jobRequest(touch, {})]);
    await until(() => queue.claimed === 1, 'it is claimed');
    const drained = runner.drain(1000);
    open();
    await drained;
    await queue[Symbol.asyncDispose]();
    expect(lines).toEqual([]);
    expect(done()).toBe(0);
    expect(await app.app.jobs.find(id ?? '')).toMatchObject({ state: 'queued', attempts: 0 });

    const next = startWorker();
    await next.runner.start();
    await until(async () => (await app.app.jobs.find(id ?? ''))?.state === 'succeeded', 'done');
    await next.runner.drain(1000);
    await next.queue[Symbol.asyncDispose]();
    expect([next.lines, next.done()]).toEqual([[], 1]);
  });

  it('logs nothing and loses nothing, in whatever moment it is asked', async () => {
    const sent: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const { queue, runner, lines } = startWorker();
      await runner.start();
      const jobs = Array.from({ length: 3 }, () => jobRequest(touch, {}));
      const sending = app.app.jobs.send(acme.tenantId, jobs);
      await new Promise((resolve) => setTimeout(resolve, turn * 8));
      await runner.drain(1000);
      await queue[Symbol.asyncDispose]();
      sent.push(...(await sending));
      expect(lines).toEqual([]);
    }
    const { queue, runner } = startWorker();
    await runner.start();
    await until(
      async () =>
        (await Promise.all(sent.map((id) => app.app.jobs.find(id)))).every(
          (job) => job?.state === 'succeeded',
        ),
      'all are done',
    );
    await runner.drain(1000);
    await queue[Symbol.asyncDispose]();
  }, 90_000);
});
