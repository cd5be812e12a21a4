import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { startRunner, until } from '../../../test/harness/jobs.ts';
import { PermanentError, jobRequest, jobType, platformJob, tenantJob } from './index.ts';

let app: TestApp;
let acme: Person;
let other: Person;
beforeAll(async () => {
  app = await startTestApp();
  acme = await app.signUp();
  other = await app.signUp();
});
afterAll(() => app[Symbol.asyncDispose]());

const echo = jobType({
  name: 'test.echo',
  summary: 'Answers what it was given.',
  data: Type.Object({ n: Type.Integer() }, { additionalProperties: false }),
});

describe('jobs', () => {
  it('are done for their tenant, with their result kept', async () => {
    const seen: unknown[] = [];
    const handler = tenantJob(echo, async ({ tenant, scope, data, attempt, id }) => {
      seen.push([tenant.slug, scope.tenantId, data.n, attempt, id]);
      return { n: data.n };
    });
    await using _ = await startRunner(app, [handler]);
    const { jobs } = app.app;
    const request = jobRequest(echo, { n: 7 }, { ownerId: acme.userId });
    const [id = ''] = await jobs.send(acme.tenantId, [request]);
    await until(async () => (await jobs.find(id))?.state === 'succeeded', 'done');
    expect(seen).toEqual([[acme.tenant, acme.tenantId, 7, 1, id]]);
    expect(await jobs.find(id)).toMatchObject({
      kind: 'test.echo',
      tenantId: acme.tenantId,
      ownerId: acme.userId,
      result: { n: 7 },
      error: null,
    });
  });

  it('keep what they answer, whatever is in it', async () => {
    const strange = { text: 'a\0b', half: '\ud83e' };
    await using _ = await startRunner(app, [tenantJob(echo, async () => strange)]);
    const { jobs } = app.app;
    const ids = await jobs.send(acme.tenantId, [
      jobRequest(echo, { n: 1 }),
      jobRequest(echo, { n: 2 }),
    ]);
    const isDone = async (id: string): Promise<boolean> =>
      (await jobs.find(id))?.state === 'succeeded';
    await until(async () => (await Promise.all(ids.map(isDone))).every(Boolean), 'both are done');
    const kept = { text: 'a\uFFFDb', half: '\uFFFD' };
    expect((await jobs.find(ids[0] ?? ''))?.result).toEqual(kept);
  });

  it('of one id are one job, also once it is done, and wherever it is sent again', async () => {
    let runs = 0;
    await using _ = await startRunner(app, [tenantJob(echo, async () => void runs++)]);
    const { jobs } = app.app;
    const id = newId();
    const request = jobRequest(echo, { n: 1 }, { id });
    const twice = await jobs.send(acme.tenantId, [request, request]);
    expect(twice).toEqual([id, id]);
    await until(async () => (await jobs.find(id))?.state === 'succeeded', 'done');
    await jobs.send(acme.tenantId, [request, jobRequest(echo, { n: 2 })]);
    await until(() => runs === 2, 'the other one is done');
    expect((await jobs.find(id))?.attempts).toBe(1);
  });

  it('under one key wait once, within a tenant and a kind', async () => {
    const { jobs } = app.app;
    const request = jobRequest(echo, { n: 1 }, { singletonKey: 'only' });
    const [first] = await jobs.send(acme.tenantId, [request]);
    const [second] = await jobs.send(acme.tenantId, [request]);
    const [others] = await jobs.send(other.tenantId, [request]);
    expect(second).toBe(first);
    expect(others).not.toBe(first);
    let runs = 0;
    await using _ = await startRunner(app, [tenantJob(echo, async () => void runs++)]);
    await until(() => runs === 2, 'both are done');
    const [third] = await jobs.send(acme.tenantId, [request]);
    expect(third).not.toBe(first);
    await until(() => runs === 3, 'another one after it is done');
  });

  it('sent in a commit are there with it, and nobody waits for that commit', async () => {
    const { jobs, tenancy } = app.app;
    const ids = await tenancy.control.transaction().execute(async (trx) => {
      const within = await jobs.sendWithin(trx, acme.tenantId, [jobRequest(echo, { n: 1 })]);
      const beside = await jobs.send(acme.tenantId, [jobRequest(echo, { n: 2 })]);
      expect(await jobs.find(within[0] ?? '')).toBeUndefined();
      return [...within, ...beside];
    });
    expect((await Promise.all(ids.map((id) => jobs.find(id)))).map((job) => job?.state)).toEqual([
      'queued',
      'queued',
    ]);
    await jobs.discard(ids);
  });

  it('sent in a commit that fails are not there', async () => {
    const { jobs, tenancy } = app.app;
    const ids: string[] = [];
    const failing = tenancy.control.transaction().execute(async (trx) => {
      ids.push(...(await jobs.sendWithin(trx, acme.tenantId, [jobRequest(echo, { n: 1 })])));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await jobs.find(ids[0] ?? '')).toBeUndefined();
  });

  it('by two workers at once are done once each', async () => {
    const done: number[] = [];
    const handler = tenantJob(echo, async ({ data }) => void done.push(data.n));
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    await app.app.jobs.send(
      acme.tenantId,
      numbers.map((n) => jobRequest(echo, { n })),
    );
    await using _one = await startRunner(app, [handler]);
    await using _two = await startRunner(app, [handler]);
    await until(() => done.length >= 200, 'all are done');
    expect(done.toSorted((a, b) => a - b)).toEqual(numbers);
  });

  it('that wait are picked up at once by a worker with nothing to do', async () => {
    let at = 0;
    await using _ = await startRunner(app, [
      platformJob(echo, async () => void (at = performance.now())),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const took: number[] = [];
    for (let n = 0; n < 20; n++) {
      at = 0;
      const sent = performance.now();
      await app.app.jobs.send(null, [jobRequest(echo, { n })]);
      await until(() => at > 0, 'done');
      took.push(at - sent);
    }
    // Far below the second after which a worker looks by itself.
    expect(took.toSorted((a, b) => a - b)[10]).toBeLessThan(500);
  });

  it('that cannot be done are dead letters with the reason, at once or after their attempts', async () => {
    const hopeless = jobType({
      name: 'test.hopeless',
      summary: 'Gives up.',
      data: Type.Object({}),
    });
    const poison = jobType({
      name: 'test.poison',
      summary: 'Fails.',
      data: Type.Object({}),
      attempts: 3,
      retrySeconds: 0,
    });
    let mended = false;
    const tries: number[] = [];
    await using _ = await startRunner(app, [
      tenantJob(hopeless, async () => {
        throw new PermanentError('the task is gone');
      }),
      tenantJob(poison, async ({ attempt }) => {
        tries.push(attempt);
        if (!mended) throw new Error('no good');
      }),
    ]);
    const { jobs } = app.app;
    const [one = '', two = ''] = await jobs.send(acme.tenantId, [
      jobRequest(hopeless, {}),
      jobRequest(poison, {}),
    ]);
    await until(async () => (await jobs.dead(10, acme.tenantId)).length === 2, 'both are dead');
    expect(await jobs.find(one)).toMatchObject({
      state: 'dead',
      attempts: 1,
      error: 'the task is gone',
    });
    expect(await jobs.find(two)).toMatchObject({ state: 'dead', attempts: 3, error: 'no good' });
    expect(tries).toEqual([1, 2, 3]);

    mended = true;
    expect(await jobs.retry([two])).toEqual([two]);
    await until(async () => (await jobs.find(two))?.state === 'succeeded', 'done after all');
    expect(await jobs.discard([one, two])).toEqual([one]);
    expect(await jobs.dead(10, acme.tenantId)).toEqual([]);
  });
});
