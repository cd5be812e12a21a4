import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { onControl } from '../../../test/harness/deployments.ts';
import { startRunner, until } from '../../../test/harness/jobs.ts';
import {
  type Schedule,
  scheduledJobData,
  jobRequest,
  jobType,
  sendDueJobs,
  sendDueJobsType,
  tenantJob,
} from './index.ts';

/** What is due by the hour of each tenant's own day. */

const report = jobType({
  name: 'test.daily',
  summary: 'Every day at two.',
  data: scheduledJobData,
});
const weekly = jobType({ name: 'test.weekly', summary: 'Sundays at two.', data: scheduledJobData });
const schedules: readonly Schedule[] = [
  { of: 'tenant', job: report, hour: 2 },
  { of: 'tenant', job: weekly, hour: 2, weekday: 7 },
];

let app: TestApp;
let now = new Date();
const clock = { now: () => now };
const tenants: Record<string, Person> = {};

beforeAll(async () => {
  app = await startTestApp({ clock });
  for (const zone of ['UTC', 'Europe/Berlin', 'America/New_York']) {
    const owner = await app.signUp();
    tenants[zone] = owner;
    const { status } = await patch(owner, { timeZone: zone });
    expect(status).toBe(200);
  }
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(() => onControl(app.server, 'delete from control.duty_day'));

const patch = (owner: Person, body: object) =>
  app.request('PATCH', '/tenant', { as: owner, tenant: owner.tenant, body });

/** What a worker sends at a moment; jobs of an id that was sent before are none. */
function worker() {
  const ids = new Set<string>();
  const sent: string[] = [];
  const zoneOf = new Map(Object.entries(tenants).map(([zone, { tenantId }]) => [tenantId, zone]));
  const jobs = {
    send: async (tenantId: string | null, requests: readonly ReturnType<typeof jobRequest>[]) => {
      for (const { id = '', job, data } of requests) {
        if (ids.has(id)) continue;
        ids.add(id);
        sent.push(`${job.name} ${zoneOf.get(tenantId ?? '')} ${(data as { day: string }).day}`);
      }
      return requests.map(({ id = '' }) => id);
    },
  };
  const handler = sendDueJobs({
    control: app.app.tenancy.control,
    jobs,
    clock,
    schedules,
    handlers: [],
  });
  const at = async (time: string): Promise<void> => {
    now = new Date(time);
    if (handler.of !== 'platform') throw new Error('it is the platform’s');
    const signal = new AbortController().signal;
    await handler.run({ id: '', attempt: 1, data: {} as never, signal, progress: () => undefined });
  };
  return { at, sent };
}

describe('schedules of tenants', () => {
  it('are sent once for each day of the tenant’s own, from its hour on', async () => {
    const { at, sent } = worker();
    await at('2026-06-30T23:45:00Z');
    sent.splice(0);
    await at('2026-07-01T00:15:00Z'); // 02:15 in Berlin, a Wednesday
    expect(sent).toEqual(['test.daily Europe/Berlin 2026-07-01']);
    for (const quarter of ['00:30', '00:45', '01:00', '01:45'])
      await at(`2026-07-01T${quarter}:00Z`);
    expect(sent).toHaveLength(1);
    await at('2026-07-01T02:00:00Z');
    expect(sent.at(-1)).toBe('test.daily UTC 2026-07-01');
    await at('2026-07-01T06:00:00Z');
    expect(sent.at(-1)).toBe('test.daily America/New_York 2026-07-01');
    await at('2026-07-02T00:00:00Z');
    expect(sent.slice(3)).toEqual(['test.daily Europe/Berlin 2026-07-02']);
  });

  it('on the night that skips the hour are sent when it would have been, on the one that has it twice once', async () => {
    const { at, sent } = worker();
    const berlin = (): string[] => sent.filter((one) => one.includes('Berlin'));
    await at('2026-03-29T00:45:00Z'); // 01:45, then comes 03:00
    expect(berlin()).toEqual([]);
    await at('2026-03-29T01:00:00Z');
    await at('2026-03-29T01:15:00Z');
    expect(berlin()).toEqual([
      'test.daily Europe/Berlin 2026-03-29',
      'test.weekly Europe/Berlin 2026-03-29',
    ]);
    await at('2026-10-25T00:00:00Z'); // 02:00
    await at('2026-10-25T01:00:00Z'); // 02:00 once more
    await at('2026-10-25T02:00:00Z');
    expect(berlin().slice(2)).toEqual([
      'test.daily Europe/Berlin 2026-10-25',
      'test.weekly Europe/Berlin 2026-10-25',
    ]);
  });

  it('that were missed are made up for on the same day, and only the latest', async () => {
    const { at, sent } = worker();
    await at('2026-06-01T23:45:00Z');
    await at('2026-06-05T23:45:00Z');
    expect(sent.filter((one) => one.includes('UTC'))).toEqual([
      'test.daily UTC 2026-06-01',
      'test.daily UTC 2026-06-05',
    ]);
  });

  it('are sent again in full when a worker died before it was noted, and no job is doubled', async () => {
    const { at, sent } = worker();
    await at('2026-06-01T12:00:00Z');
    const before = sent.length;
    await onControl(app.server, 'delete from control.duty_day');
    await at('2026-06-01T12:15:00Z');
    expect(sent).toHaveLength(before);
  });

  it('reach who moves to a zone whose hour has begun, or comes back, on that day', async () => {
    const { at, sent } = worker();
    now = new Date('2026-06-02T05:00:00Z');
    await at('2026-06-02T05:00:00Z');
    const owner = tenants['America/New_York'] as Person;
    expect(sent.some((one) => one.includes('New_York'))).toBe(false);
    await patch(owner, { timeZone: 'Europe/Berlin' });
    await at('2026-06-02T05:15:00Z');
    expect(sent.at(-1)).toBe('test.daily America/New_York 2026-06-02');
    await patch(owner, { timeZone: 'America/New_York' });
    await at('2026-06-02T06:00:00Z');
    expect(sent.filter((one) => one.includes('New_York'))).toHaveLength(1);
  });

  it('are not sent to tenants that are suspended', async () => {
    const { at, sent } = worker();
    const { tenantId } = tenants['UTC'] as Person;
    await onControl(
      app.server,
      `update control.tenant set state = 'suspended' where id = $1`,
      tenantId,
    );
    await at('2026-06-03T12:00:00Z');
    expect(sent.some((one) => one.includes('UTC'))).toBe(false);
    await onControl(
      app.server,
      `update control.tenant set state = 'active', state_since = $2 where id = $1`,
      tenantId,
      '2026-06-03T13:00:00Z',
    );
    await at('2026-06-03T13:15:00Z');
    expect(sent.at(-1)).toBe('test.daily UTC 2026-06-03');
  });

  it('by two workers at once are done once', async () => {
    now = new Date('2026-06-10T12:00:00Z');
    const done: string[] = [];
    const { control } = app.app.tenancy;
    const handlers = [
      tenantJob(report, async ({ tenant, data }) => void done.push(`${tenant.slug} ${data.day}`)),
    ];
    const { jobs } = app.app;
    const due = schedules.filter(({ job }) => job === report);
    const sending = sendDueJobs({ control, jobs, clock, schedules: due, handlers });
    await using _one = await startRunner(app, [...handlers, sending]);
    await using _two = await startRunner(app, [...handlers, sending]);
    const requests = [jobRequest(sendDueJobsType, {}), jobRequest(sendDueJobsType, {})];
    const ids = await jobs.send(null, requests);
    const isDone = async (id: string): Promise<boolean> =>
      (await jobs.find(id))?.state === 'succeeded';
    await until(async () => (await Promise.all(ids.map(isDone))).every(Boolean), 'both have sent');
    await until(() => done.length >= 3, 'all are done');
    expect(done.toSorted()).toEqual(
      Object.values(tenants)
        .map(({ tenant }) => `${tenant} 2026-06-10`)
        .toSorted(),
    );
  });
});

describe('a workspace’s settings', () => {
  it('are shown, changed by admins, and refused with a reason', async () => {
    const owner = await app.signUp();
    const member = await app.addMember(owner, 'manager');
    const shown = await app.request('GET', '/tenant', { as: member, tenant: owner.tenant });
    expect(shown.body).toMatchObject({ timeZone: 'UTC', retentionDays: 90, retainCompleted: true });
    const settings = { timeZone: 'Asia/Kolkata', retentionDays: 30, retainCompleted: false };
    const forbidden = await app.request('PATCH', '/tenant', {
      as: member,
      tenant: owner.tenant,
      body: settings,
    });
    expect(forbidden.status).toBe(403);
    expect((await patch(owner, settings)).body).toMatchObject(settings);
    const again = await app.request('GET', '/tenant', { as: member, tenant: owner.tenant });
    expect(again.body).toMatchObject(settings);
    for (const [body, path] of [
      [{ timeZone: 'Mars/Base' }, 'timeZone'],
      [{ timeZone: '+02:00' }, 'timeZone'],
      [{ retentionDays: 6 }, 'retentionDays'],
      [{ retentionDays: 3651 }, 'retentionDays'],
    ] as const) {
      const refused = await patch(owner, body);
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ errors: [{ path }] });
    }
    expect((await patch(owner, {})).status).toBe(422);
  });
});
