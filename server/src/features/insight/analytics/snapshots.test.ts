import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobHandler } from '#messaging/jobs/index.ts';
import {
  LAYOUTS,
  PASSWORD,
  type Plan,
  type TestApp,
  startTestApp,
} from '../../../../test/harness/app.ts';
import { Client, openWorkspace } from '../../../../test/factories/work.ts';
import { recordOf } from '../../../../test/factories/portable.ts';
import { analyticsJobs } from './jobs.ts';
import type { SnapshotView } from './schema.ts';

let now = new Date('2026-03-20T12:00:00Z');
const clock = { now: () => now };
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ clock });
});
afterAll(() => app[Symbol.asyncDispose]());

/** The same person at another time: what they were signed in with has expired by then. */
async function at(time: string, { person }: Client): Promise<Client> {
  now = new Date(time);
  const { body } = await app.request<{ accessToken: string }>('POST', '/auth/login', {
    body: { login: person.email, password: PASSWORD },
  });
  return new Client(app, { ...person, token: body.accessToken });
}

/** Does a job of this feature as a worker would. */
async function run(client: Client, kind: string, data: object): Promise<unknown> {
  const handler: JobHandler | undefined = analyticsJobs(clock).find(({ job }) => job.name === kind);
  if (handler?.of !== 'tenant') throw new Error(`${kind} is a tenant’s`);
  const { tenancy } = app.app;
  const tenant = await recordOf(app, client.person.tenant);
  return handler.run({
    id: '',
    attempt: 1,
    data: data as never,
    signal: new AbortController().signal,
    progress: () => undefined,
    tenant,
    scope: tenancy.scopeOf(tenant),
    reader: tenancy.readerOf(tenant),
  });
}

const list = async (client: Client, project: string, query: string): Promise<SnapshotView[]> =>
  (await client.ok<{ items: SnapshotView[] }>('GET', `/analytics/projects/${project}?${query}`))
    .items;

const counts = (day: string, given: Partial<SnapshotView>): SnapshotView => ({
  day,
  total: 0,
  open: 0,
  inProgress: 0,
  blocked: 0,
  done: 0,
  created: 0,
  completed: 0,
  overdue: 0,
  ...given,
});

async function inBerlin(time: string, plan: Plan): Promise<Client> {
  now = new Date(time);
  const owner = await openWorkspace(app, plan);
  await owner.ok('PATCH', '/tenant', { timeZone: 'Europe/Berlin' });
  return owner;
}

describe.each(LAYOUTS)('snapshots in the %s layout', (_layout, plan) => {
  it('hold the day that has ended where the workspace is, also the one of 23 hours', async () => {
    // In Berlin clocks are put forward on 29 March 2026: the day is from 23:00Z to 22:00Z.
    let owner = await inBerlin('2026-03-28T22:59:59.999Z', plan);
    const project = await owner.project();
    const before = await owner.task(project.id, { title: 'before' });
    owner = await at('2026-03-28T23:00:00.000Z', owner);
    const first = await owner.task(project.id, {
      title: 'first',
      dueAt: '2026-03-29T21:59:59.999Z',
    });
    await owner.task(project.id, { title: 'due tomorrow', dueAt: '2026-03-29T22:00:00.000Z' });
    await owner.to(before.id, 'IN_PROGRESS', 'DONE');
    owner = await at('2026-03-29T21:59:59.999Z', owner);
    await owner.task(project.id, { title: 'last', status: 'BLOCKED' });
    owner = await at('2026-03-29T22:00:00.000Z', owner);
    await owner.task(project.id, { title: 'after' });
    await owner.to(first.id, 'IN_PROGRESS', 'DONE');
    owner = await at('2026-03-29T22:20:00.000Z', owner);

    expect(await run(owner, 'analytics.daily', { day: '2026-03-30' })).toEqual({
      day: '2026-03-29',
      projects: 1,
    });
    const days = [
      counts('2026-03-28', { total: 1, open: 1, created: 1 }),
      counts('2026-03-29', {
        total: 4,
        open: 2,
        blocked: 1,
        done: 1,
        created: 3,
        completed: 1,
        overdue: 1,
      }),
    ];
    expect(await list(owner, project.id, 'from=2026-03-20&to=2026-03-30')).toEqual(days);

    // Nothing changes when it is done again, by night or later, however much has happened since.
    owner = await at('2026-04-02T10:00:00.000Z', owner);
    await owner.to(before.id, 'OPEN');
    await owner.to(first.id, 'OPEN', 'BLOCKED');
    await run(owner, 'analytics.daily', { day: '2026-03-30' });
    await run(owner, 'analytics.snapshot', { day: '2026-03-29' });
    expect(await list(owner, project.key, 'from=2026-03-28&to=2026-03-29')).toEqual(days);
  });

  it('hold the day of 25 hours', async () => {
    let owner = await inBerlin('2026-10-24T22:00:00.000Z', plan);
    const project = await owner.project();
    await owner.task(project.id);
    owner = await at('2026-10-25T22:59:59.999Z', owner);
    await owner.task(project.id);
    owner = await at('2026-10-25T23:00:00.000Z', owner);
    await owner.task(project.id);
    await run(owner, 'analytics.daily', { day: '2026-10-26' });
    expect(await list(owner, project.id, '')).toEqual([
      counts('2026-10-25', { total: 2, open: 2, created: 2 }),
    ]);
  });

  it('are worked out for days of before from dates and history, and kept where they are', async () => {
    let owner = await inBerlin('2026-05-01T10:00:00.000Z', plan);
    const project = await owner.project();
    const trashed = await owner.project({ name: 'Trashed' });
    const [a, b] = [await owner.task(project.id), await owner.task(project.id)];
    await owner.task(trashed.id);
    owner = await at('2026-05-02T10:00:00.000Z', owner);
    await owner.to(a.id, 'IN_PROGRESS', 'DONE');
    owner = await at('2026-05-03T10:00:00.000Z', owner);
    await owner.to(a.id, 'OPEN');
    await owner.ok('DELETE', `/tasks/${b.id}`);
    const empty = await owner.project({ name: 'Empty' });
    await owner.ok('DELETE', `/projects/${trashed.id}`);
    owner = await at('2026-05-05T10:00:00.000Z', owner);

    const days = { from: '2026-04-29', to: '2026-05-04' };
    expect(await run(owner, 'analytics.backfill', days)).toEqual({ days: 6, snapshots: 6 });
    const known = [
      counts('2026-05-01', { total: 2, open: 2, created: 2 }),
      counts('2026-05-02', { total: 2, open: 1, done: 1, completed: 1 }),
      counts('2026-05-03', { total: 1, open: 1 }),
      counts('2026-05-04', { total: 1, open: 1 }),
    ];
    expect(await list(owner, project.id, '')).toEqual(known);
    expect(await list(owner, empty.id, '')).toEqual([
      counts('2026-05-03', {}),
      counts('2026-05-04', {}),
    ]);

    // What was counted while it was true is not replaced by what can be known later.
    await owner.patch(a.id, { dueAt: '2026-05-01T00:00:00Z' });
    await run(owner, 'analytics.backfill', days);
    expect(await list(owner, project.id, '')).toEqual(known);
    await run(owner, 'analytics.backfill', { ...days, replace: true });
    expect((await list(owner, project.id, '')).map(({ overdue }) => overdue)).toEqual([1, 0, 1, 1]);

    await owner.ok('DELETE', `/projects/${empty.id}`);
    expect((await owner.get(`/analytics/projects/${empty.id}`)).status).toBe(404);
  });
});

describe('snapshots', () => {
  it('are made up for when a night was missed', async () => {
    let owner = await inBerlin('2026-06-01T10:00:00.000Z', 'free');
    const project = await owner.project();
    await run(await at('2026-06-02T00:00:00.000Z', owner), 'analytics.daily', {
      day: '2026-06-02',
    });
    owner = await at('2026-06-05T00:00:00.000Z', owner);
    await run(owner, 'analytics.daily', { day: '2026-06-05' });
    expect((await list(owner, project.id, '')).map(({ day }) => day)).toEqual([
      '2026-06-01',
      '2026-06-02',
      '2026-06-03',
      '2026-06-04',
    ]);
  });

  it('are of days that have ended and exist', async () => {
    const owner = await inBerlin('2026-06-30T22:30:00.000Z', 'free');
    const snapshot = (day: string) => run(owner, 'analytics.snapshot', { day });
    await expect(snapshot('2026-06-30')).resolves.toBeDefined();
    await expect(snapshot('2026-07-01')).rejects.toThrow('has not ended yet in Europe/Berlin');
    await expect(snapshot('2026-02-30')).rejects.toThrow('not a valid day');
    const backfill = (from: string, to: string) => run(owner, 'analytics.backfill', { from, to });
    await expect(backfill('2026-06-02', '2026-06-01')).rejects.toThrow('is after');
    await expect(backfill('2001-01-01', '2026-06-01')).rejects.toThrow('more than 3653 days');
  });

  it('are asked for by days, at most 400, of a project one may see', async () => {
    const owner = await inBerlin('2026-07-01T10:00:00.000Z', 'free');
    const project = await owner.project({ visibility: 'private' });
    const refusal = (query: string) =>
      owner.refusal('GET', `/analytics/projects/${project.id}?${query}`);
    expect(await refusal('from=2026-06-02&to=2026-06-01')).toBe('422 invalid from');
    expect(await refusal('from=2026-02-30')).toBe('422 invalid from');
    expect(await refusal('to=yesterday')).toMatch(/^422 /);
    expect(await refusal('from=2025-05-27&to=2026-06-30')).toBe('200');
    expect(await refusal('from=2025-05-26&to=2026-06-30')).toBe('422 invalid from');
    const colleague = new Client(app, await app.addMember(owner.person, 'member'));
    expect((await colleague.get(`/analytics/projects/${project.id}`)).status).toBe(404);
  });
});
