import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PermanentError, jobRequest, jobType, tenantJob } from '#messaging/jobs/index.ts';
import { type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { startRunner, until } from '../../../../test/harness/jobs.ts';
import type { JobView } from './schema.ts';

const report = jobType({
  name: 'test.report',
  summary: 'Writes a report.',
  data: Type.Object({ how: Type.String() }),
  attempts: 1,
});

let app: TestApp;
let owner: Person;
let admin: Person;
let member: Person;
let colleague: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.signUp();
  admin = await app.addMember(owner, 'admin');
  member = await app.addMember(owner, 'member');
  colleague = await app.addMember(owner, 'manager');
  stranger = await app.signUp();
});
afterAll(() => app[Symbol.asyncDispose]());

const look = (id: string, as: Person) =>
  app.request<JobView>('GET', `/jobs/${id}`, { as, tenant: as.tenant });

const send = async (tenantId: string | null, how = 'well'): Promise<string> => {
  const request = jobRequest(report, { how }, { ownerId: member.userId });
  const [id = ''] = await app.app.jobs.send(tenantId, [request]);
  return id;
};

describe('the status of a job', () => {
  it('is for whom it belongs to and for admins, and for nobody else', async () => {
    const id = await send(owner.tenantId);
    for (const person of [member, admin, owner]) expect((await look(id, person)).status).toBe(200);
    for (const person of [colleague, stranger]) expect((await look(id, person)).status).toBe(404);
    const ofThePlatform = await send(null);
    const ofAnother = await send(stranger.tenantId);
    for (const other of [ofThePlatform, ofAnother])
      expect((await look(other, member)).status).toBe(404);
  });

  it('tells progress, result and refusal, and keeps what is ours to itself', async () => {
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await using _ = await startRunner(app, [
      tenantJob(report, async ({ data, progress }) => {
        if (data.how === 'badly') throw new PermanentError('The project is empty.');
        if (data.how === 'broken') throw new TypeError('cannot read "secret" of undefined');
        progress(3, 10);
        await held;
        return { pages: 10 };
      }),
    ]);
    const id = await send(owner.tenantId);
    await until(async () => (await look(id, member)).body.progress !== null, 'progress is told');
    expect((await look(id, member)).body).toEqual({
      id,
      kind: 'test.report',
      state: 'running',
      progress: { done: 3, total: 10 },
      createdAt: expect.any(String) as string,
      finishedAt: null,
    });
    goOn();
    await until(async () => (await look(id, member)).body.state === 'succeeded', 'done');
    expect((await look(id, member)).body).toMatchObject({
      result: { pages: 10 },
      finishedAt: expect.any(String) as string,
    });

    const refused = await send(owner.tenantId, 'badly');
    const broken = await send(owner.tenantId, 'broken');
    const isDead = async (one: string): Promise<boolean> =>
      (await look(one, member)).body.state === 'dead';
    await until(async () => (await isDead(refused)) && (await isDead(broken)), 'both are dead');
    expect((await look(refused, member)).body.error).toBe('The project is empty.');
    expect((await look(broken, member)).body.error).not.toContain('secret');
  });
});
