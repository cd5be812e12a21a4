import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { TestLine } from '../../../test/harness/bus.ts';
import { ask, terminate } from '../../../test/harness/connections.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import {
  EventFeed,
  Relay,
  type StreamedEvent,
  OutboxNotifier,
  announce,
  eventType,
  eventsAfter,
  lastPosition,
  streamOf,
} from './index.ts';

const happened = eventType({
  type: 'test.happened',
  summary: 'Something happened',
  data: Type.Object({ n: Type.Integer(), text: Type.Optional(Type.String()) }),
});

const line = new TestLine();
let t: TestTenancy;
let notifier: OutboxNotifier;
let feed: EventFeed;
let relay: Relay | undefined;
/** Everything that was dispatched, and how often each attempt failed before. */
let dispatched: StreamedEvent[] = [];
let failing = 0;
const errors: unknown[] = [];

const startRelay = (use = { notifier, feed }): Relay =>
  new Relay({
    server: t.server,
    control: t.tenancy.control,
    notifier: use.notifier,
    dispatch: async (events) => {
      if (failing > 0) {
        failing -= 1;
        throw new Error('the queue is away');
      }
      dispatched.push(...events);
    },
    publish: (events) => use.feed.publish(events),
    announceEnds: (ends) => use.feed.announceEnds(ends),
    onError: (error) => errors.push(error),
  });

const newFeed = (): EventFeed =>
  new EventFeed({
    bus: line.bus(),
    sourceOf: (tenantId) => streamOf(t.tenancy, tenantId),
    onError: (error) => errors.push(error),
  });

beforeAll(async () => {
  notifier = new OutboxNotifier(line.bus());
  t = await startTenancy({ poolSize: 8, onAnnounced: (cellId) => notifier.onLocalEvents(cellId) });
  feed = newFeed();
});
afterAll(async () => {
  await relay?.[Symbol.asyncDispose]();
  await feed[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const say = (tenant: TenantRecord, ...numbers: number[]): Promise<void> =>
  t.tenancy.scopeOf(tenant).transact(async (tx) => {
    for (const n of numbers)
      announce(tx, happened, { projectId: null, subjectId: null, actorId: null, data: { n } });
  });

/** Listens to a tenant and keeps what it hears. */
async function listen(tenant: TenantRecord, on = feed) {
  const events: StreamedEvent[] = [];
  let resets = 0;
  const subscription = await on.subscribe(tenant.id, {
    onEvents: (some) => events.push(...some),
    onReset: () => (resets += 1),
  });
  return {
    events,
    resets: () => resets,
    numbers: () => events.map(({ data }) => (data as { n: number }).n),
    ...subscription,
  };
}

const soon = (check: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 60_000, interval: 10 });

describe.each(['shared', 'schema', 'dedicated', 'mariadb'] as const)('a tenant in %s', (layout) => {
  let tenant: TenantRecord;
  beforeAll(async () => {
    tenant = await t.newTenant(layout);
    await relay?.[Symbol.asyncDispose]();
    relay = startRelay();
    await say(tenant, 0);
    await soon(() => expect(dispatched.some((e) => e.tenantId === tenant.id)).toBe(true));
  });

  test('hears what was announced, with all that was said, and nobody else does', async () => {
    const other = await t.newTenant(layout === 'dedicated' ? 'schema' : layout);
    const [mine, others] = [await listen(tenant), await listen(other)];
    const scope = t.tenancy.scopeOf(tenant);
    const about = {
      projectId: tenant.id,
      subjectId: null,
      personId: tenant.id,
      actorId: tenant.id,
    };
    await scope.transact(async (tx) =>
      announce(tx, happened, { ...about, data: { n: 7, text: 'It’s “quoted” \\ 🚚' } }),
    );
    await soon(() => expect(mine.events).toHaveLength(1));
    expect(mine.events[0]).toEqual({
      ...about,
      id: expect.any(String) as string,
      tenantId: tenant.id,
      type: 'test.happened',
      version: 1,
      at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) as string,
      data: { n: 7, text: 'It’s “quoted” \\ 🚚' },
      epoch: 1,
      position: mine.position.position + 1,
    });
    expect(others.events).toEqual([]);
    expect(await eventsAfter(scope, mine.position.position, 10)).toEqual(mine.events);
    expect(await eventsAfter(t.tenancy.scopeOf(other), 0, 10)).toEqual([]);
  });

  test('places many writers’ events without gaps, and each writer’s in order', async () => {
    const from = await lastPosition(t.tenancy.scopeOf(tenant));
    const heard = await listen(tenant);
    const writers = Array.from({ length: 6 }, async (_, w) => {
      for (let n = 0; n < 10; n++) await say(tenant, w * 100 + n, w * 100 + n + 50);
    });
    await Promise.all(writers);
    await soon(() => expect(heard.events).toHaveLength(120));
    expect(heard.events.map((event) => event.position)).toEqual(
      Array.from({ length: 120 }, (_, i) => from + 1 + i),
    );
    for (let w = 0; w < 6; w++) {
      const own = heard.numbers().filter((n) => Math.floor(n / 100) === w);
      const inOrder = Array.from({ length: 10 }, (_, n) => [w * 100 + n, w * 100 + n + 50]).flat();
      expect(own).toEqual(inOrder);
    }
    expect(await eventsAfter(t.tenancy.scopeOf(tenant), from, 500)).toEqual(heard.events);
  });

  test('hears nothing of what was rolled back', async () => {
    const heard = await listen(tenant);
    const failed = t.tenancy.scopeOf(tenant).transact(async (tx) => {
      announce(tx, happened, { projectId: null, subjectId: null, actorId: null, data: { n: 1 } });
      await lastPosition(tx);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await say(tenant, 2);
    await soon(() => expect(heard.numbers()).toEqual([2]));
  });

  test('is dispatched again after a failure, once each', async () => {
    const heard = await listen(tenant);
    dispatched = [];
    failing = 2;
    await say(tenant, 11, 12);
    await soon(() => expect(heard.numbers()).toEqual([11, 12]));
    expect(failing).toBe(0);
    expect(dispatched.map(({ data }) => data)).toEqual([{ n: 11 }, { n: 12 }]);
  });

  test('reads what was lost on the way between processes', async () => {
    await using elsewhere = newFeed();
    const heard = await listen(tenant, elsewhere);
    line.isCut = true;
    await say(tenant, 21, 22);
    await soon(() =>
      expect(dispatched.some(({ data }) => (data as { n: number }).n === 22)).toBe(true),
    );
    await delay(50);
    expect(heard.events).toEqual([]);
    line.isCut = false;
    await say(tenant, 23);
    await soon(() => expect(heard.numbers()).toEqual([21, 22, 23]));
    line.isCut = true;
    await say(tenant, 24);
    await delay(100);
    line.mend();
    await soon(() => expect(heard.numbers()).toEqual([21, 22, 23, 24]));
    const positions = heard.events.map(({ position }) => position - heard.position.position);
    expect(positions).toEqual([1, 2, 3, 4]);
  });
});

test('a relay that is cut off goes on where it was', async () => {
  const tenant = await t.newTenant('shared');
  const heard = await listen(tenant);
  await say(tenant, 1);
  await soon(() => expect(heard.numbers()).toEqual([1]));
  const { ownerUrl } = t.server.addressOf(tenant.placement.cell);
  expect(await terminate(ownerUrl, 'taskforce relay')).toBe(1);
  await say(tenant, 2);
  await soon(() => expect(heard.numbers()).toEqual([1, 2]));
});

test('two relays share the work: one dispatches, and when it ends the other does', async () => {
  const tenant = await t.newTenant('shared');
  const others = { notifier: new OutboxNotifier(line.bus()), feed: newFeed() };
  await using second = startRelay(others);
  const heard = await listen(tenant);
  dispatched = [];
  for (let n = 0; n < 10; n++) await say(tenant, n);
  await soon(() => expect(heard.events).toHaveLength(10));
  await relay?.[Symbol.asyncDispose]();
  relay = undefined;
  for (let n = 10; n < 20; n++) await say(tenant, n);
  await soon(() => expect(heard.events).toHaveLength(20));
  expect(heard.numbers()).toEqual(Array.from({ length: 20 }, (_, n) => n));
  const own = dispatched.filter(({ tenantId }) => tenantId === tenant.id);
  expect(own.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  await second[Symbol.asyncDispose]();
  await others.feed[Symbol.asyncDispose]();
});

test('what one relay placed and never told is told by the next', async () => {
  const tenant = await t.newTenant('shared');
  const deaf = {
    notifier: new OutboxNotifier(line.bus()),
    feed: new EventFeed({
      bus: new TestLine().bus(),
      sourceOf: (id) => streamOf(t.tenancy, id),
      onError: (e) => errors.push(e),
    }),
  };
  const heard = await listen(tenant);
  const first = startRelay(deaf);
  dispatched = [];
  await say(tenant, 1);
  await soon(() => expect(dispatched).toHaveLength(1));
  await first[Symbol.asyncDispose]();
  expect(heard.events).toEqual([]);
  relay = startRelay();
  await soon(() => expect(heard.numbers()).toEqual([1]));
  await deaf.feed[Symbol.asyncDispose]();
});

test('a relay that ends while it still looks for cells looks after none of them', async () => {
  let isGone = false;
  const control = new Proxy(t.tenancy.control, {
    get(target, name) {
      if (isGone) throw new Error('the control plane is gone');
      const part: unknown = Reflect.get(target, name);
      return typeof part === 'function' ? (part.bind(target) as unknown) : part;
    },
  });
  const onError = vi.fn();
  const ending = new Relay({
    server: t.server,
    control,
    notifier: new OutboxNotifier(line.bus()),
    dispatch: async () => undefined,
    publish: () => undefined,
    announceEnds: () => undefined,
    onError,
  });
  const looking = ending.sweep();
  isGone = true;
  await ending[Symbol.asyncDispose]();
  await looking;
  await nextTurn();
  expect(onError).not.toHaveBeenCalled();
});

test('a stream that begins anew elsewhere, or was forgotten, resets who listens', async () => {
  const tenant = await t.newTenant('shared');
  const heard = await listen(tenant);
  await say(tenant, 1);
  await soon(() => expect(heard.numbers()).toEqual([1]));
  const { ownerUrl } = t.server.addressOf(tenant.placement.cell);
  await relay?.[Symbol.asyncDispose]();
  relay = undefined;
  await say(tenant, 2, 3);
  await ask(
    ownerUrl,
    `update platform.outbox set position = 100 where tenant_id = $1 and position is null and data like '%2%'`,
    tenant.id,
  );
  await ask(
    ownerUrl,
    `delete from platform.outbox where tenant_id = $1 and position is null`,
    tenant.id,
  );
  await ask(ownerUrl, `update platform.stream set position = 100 where tenant_id = $1`, tenant.id);
  feed.announceEnds([{ tenantId: tenant.id, position: 100 }]);
  await soon(() => expect(heard.resets()).toBe(1));
  relay = startRelay();
  await say(tenant, 4);
  await soon(() => expect(heard.numbers()).toEqual([1, 4]));
});

test('what a process committed that died before it woke anybody is dispatched', async () => {
  const tenant = await t.newTenant('shared');
  relay ??= startRelay();
  const { ownerUrl } = t.server.addressOf(tenant.placement.cell);
  const control = t.server.ownerUrl(t.server.control);
  dispatched = [];
  await ask(
    ownerUrl,
    `insert into platform.outbox (tenant_id, id, epoch, type, version, data, at)
     values ($1, gen_random_uuid(), 1, 'test.happened', 1, '{"n":1}', now())`,
    tenant.id,
  );
  // As it stands when its session on the line is gone and it never said good-bye.
  await ask(control, 'insert into control.process values (gen_random_uuid(), 1, now())');
  await soon(() => expect(dispatched.map(({ tenantId }) => tenantId)).toEqual([tenant.id]));
  await soon(async () =>
    expect(await ask(control, 'select 1 from control.process where pid = 1')).toEqual([]),
  );
});

test('a cell in which nothing happens has no connection, and is there when something does', async () => {
  const tenant = await t.newTenant('shared');
  relay ??= startRelay();
  const { ownerUrl } = t.server.addressOf(tenant.placement.cell);
  const held = () =>
    ask(
      ownerUrl,
      `select 1 from pg_stat_activity
        where application_name = 'taskforce relay' and datname = current_database()`,
    );
  dispatched = [];
  await say(tenant, 1);
  await soon(() => expect(dispatched).toHaveLength(1));
  expect(await held()).toHaveLength(1);
  await vi.waitFor(async () => expect(await held()).toEqual([]), {
    timeout: 18_000,
    interval: 200,
  });
  await say(tenant, 2);
  await soon(() => expect(dispatched).toHaveLength(2));
}, 40_000);

test('an app login writes no event for another tenant, and changes none', async () => {
  const tenant = await t.newTenant('shared');
  const app = t.server.addressOf(tenant.placement.cell).appUrl;
  const insert = `insert into platform.outbox (tenant_id, id, epoch, type, version, data, at)
                  values ($1, gen_random_uuid(), 1, 'x', 1, '{}', now())`;
  await expect(ask(app, insert, tenant.id)).rejects.toThrow(/row-level security/);
  await expect(ask(app, 'update platform.outbox set data = $1', '{}')).rejects.toThrow(/denied/);
  await expect(ask(app, 'delete from platform.outbox where type = $1', 'x')).rejects.toThrow(
    /denied/,
  );
  expect(await ask(app, 'select 1 from platform.outbox')).toEqual([]);
  expect(await ask(app, 'select 1 from platform.stream')).toEqual([]);
});
