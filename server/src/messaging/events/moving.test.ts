import Type from 'typebox';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TestLine } from '../../../test/harness/bus.ts';
import { ask } from '../../../test/harness/connections.ts';
import { type TestLayout, type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import {
  EventFeed,
  Relay,
  type StreamedEvent,
  OutboxNotifier,
  announce,
  eventType,
  streamOf,
} from './index.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import { cleanUp, moveTenant } from '#tenancy/move/index.ts';

/** What happens while a tenant is moved is dispatched once, wherever it was announced. */

const happened = eventType({
  type: 'test.happened',
  summary: 'Something happened',
  data: Type.Object({ n: Type.Integer() }),
});

const bus = new TestLine().bus();
const notifier = new OutboxNotifier(bus);
let t: TestTenancy;
let mariadb: string;
beforeAll(async () => {
  // A database that is dropped takes its idle connections with it.
  t = await startTenancy({
    onError: () => undefined,
    onAnnounced: (cellId) => notifier.onLocalEvents(cellId),
  });
  mariadb = (await t.newTenant('mariadb')).placement.cell.name;
});
afterAll(() => t[Symbol.asyncDispose]());

const say = async (tenant: TenantRecord, n: number): Promise<void> =>
  t.tenancy
    .scopeOf((await t.tenancy.find(tenant.id)) ?? tenant)
    .transact(async (tx) =>
      announce(tx, happened, { projectId: null, subjectId: null, actorId: null, data: { n } }),
    );

function startRelay(dispatched: StreamedEvent[]) {
  const feed = new EventFeed({
    bus,
    sourceOf: (id) => streamOf(t.tenancy, id),
    onError: (error) => {
      throw error;
    },
  });
  const relay = new Relay({
    server: t.server,
    control: t.tenancy.control,
    notifier,
    dispatch: async (events) => void dispatched.push(...events),
    publish: (events) => feed.publish(events),
    announceEnds: (ends) => feed.announceEnds(ends),
    onError: () => undefined,
  });
  return { feed, relay };
}

const numbers = (events: readonly StreamedEvent[], { id }: TenantRecord): number[] =>
  events
    .filter(({ tenantId }) => tenantId === id)
    .map(({ data }) => (data as { n: number }).n)
    .toSorted((a, b) => a - b);

const ways: readonly [TestLayout, string][] = [
  ['shared', 'dedicated'],
  ['dedicated', 'shared-1'],
  ['schema', 'mariadb'],
  ['mariadb', 'schema-1'],
];

/** The cell on MariaDB takes no one by itself, so that sign-ups of other tests land elsewhere. */
const openMariaDb = (state: 'open' | 'draining'): Promise<unknown> =>
  ask(
    t.server.ownerUrl(t.server.control),
    'update control.cell set state = $1 where name = $2',
    state,
    mariadb,
  );

test.each(ways)('from %s to %s, nothing that happened is lost or told twice', async (from, to) => {
  const tenant = await t.newTenant(from);
  const dispatched: StreamedEvent[] = [];
  const { feed, relay } = startRelay(dispatched);
  let resets = 0;
  const heard: number[] = [];
  const subscription = await feed.subscribe(tenant.id, {
    onEvents: (events) => heard.push(...events.map(({ data }) => (data as { n: number }).n)),
    onReset: () => (resets += 1),
  });
  let n = 0;
  await say(tenant, ++n);
  if (to === 'mariadb') await openMariaDb('open');
  await moveTenant(
    t,
    tenant,
    { to: to === 'mariadb' ? mariadb : to },
    {
      onStep: async (step) => {
        if (!['freezing', 'frozen', 'flipping', 'flipped', 'thawing'].includes(step))
          await say(tenant, ++n);
      },
    },
  );
  if (to === 'mariadb') await openMariaDb('draining');
  await say(tenant, ++n);
  await vi.waitFor(
    () => {
      expect(numbers(dispatched, tenant)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
      // Who listens either hears of each, or is told to begin again.
      expect(resets + heard.length).toBeGreaterThanOrEqual(1);
    },
    { timeout: 8000 },
  );
  await say(tenant, ++n);
  await vi.waitFor(() => expect(heard.at(-1)).toBe(n), { timeout: 5000 });
  expect(new Set(heard).size).toBe(heard.length);
  expect(resets).toBe(1);
  expect(subscription.position.epoch).toBe(1);
  await relay[Symbol.asyncDispose]();
  await feed[Symbol.asyncDispose]();
});

test('a database that goes leaves the events in it to the tenant’s new cell', async () => {
  const tenant = await t.newTenant('dedicated');
  await say(tenant, 1);
  await say(tenant, 2);
  const control = t.server.ownerUrl(t.server.control);
  await moveTenant(t, tenant, { to: 'shared-1', keepHours: 0 });
  await say(tenant, 3);
  const cleaned = await cleanUp(t, tenant.id, (_move, error) => {
    throw error;
  });
  expect(cleaned.map(({ cell }) => cell)).toEqual([tenant.placement.cell.name]);
  expect(
    await ask(control, 'select 1 from control.cell where id = $1', tenant.placement.cell.id),
  ).toEqual([]);
  const dispatched: StreamedEvent[] = [];
  const { feed, relay } = startRelay(dispatched);
  await vi.waitFor(() => expect(numbers(dispatched, tenant)).toEqual([1, 2, 3]), { timeout: 8000 });
  const own = dispatched.filter(({ tenantId }) => tenantId === tenant.id);
  expect(own.map(({ epoch, position }) => [epoch, position])).toEqual([
    [2, 1],
    [2, 2],
    [2, 3],
  ]);
  await relay[Symbol.asyncDispose]();
  await feed[Symbol.asyncDispose]();
});
