import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import Type from 'typebox';
import { TestLine } from '../../../test/harness/bus.ts';
import { ask } from '../../../test/harness/connections.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { withMySql } from '#platform/mysql/index.ts';
import { newId } from '#kernel/ids.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import { countSetAside } from './alarm.ts';
import { discardAside, listAside, replayAside } from './set-aside.ts';
import {
  Relay,
  type StreamedEvent,
  InvalidPayload,
  OutboxNotifier,
  announce,
  eventType,
} from './index.ts';

/** What an event says holds up no one else's, and no outage is taken for what an event says. */

const happened = eventType({
  type: 'test.happened',
  summary: 'Something happened',
  data: Type.Object({ n: Type.Integer(), text: Type.Optional(Type.String()) }),
});
/** How late another tenant's event may be at most. */
const BOUND_MS = 5000;
/** How long the hostile tenant's own may take: each bad one is tried three times. */
const PATIENCE_MS = 30_000;

let t: TestTenancy;
let notifier: OutboxNotifier;
let relay: Relay | undefined;
let dispatched: StreamedEvent[] = [];
/** What dispatching a batch does before it is done. */
let meddle: (events: readonly StreamedEvent[]) => void = () => undefined;

const startRelay = (): Relay =>
  new Relay({
    server: t.server,
    control: t.tenancy.control,
    notifier,
    dispatch: async (events) => {
      meddle(events);
      dispatched.push(...events);
    },
    publish: () => undefined,
    announceEnds: () => undefined,
    onError: () => undefined,
  });

beforeAll(async () => {
  notifier = new OutboxNotifier(new TestLine().bus());
  t = await startTenancy({ poolSize: 8, onAnnounced: (cellId) => notifier.onLocalEvents(cellId) });
  relay = startRelay();
});
afterEach(() => {
  meddle = () => undefined;
});
afterAll(async () => {
  await relay?.[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const say = (tenant: TenantRecord, ...numbers: number[]): Promise<void> =>
  t.tenancy.scopeOf(tenant).transact(async (tx) => {
    for (const n of numbers)
      announce(tx, happened, { projectId: null, subjectId: null, actorId: null, data: { n } });
  });

/** Puts an event into the outbox whose payload is no JSON. */
async function corrupt(tenant: TenantRecord, data = '{"n":'): Promise<string> {
  const id = newId();
  const { engine, ownerUrl } = t.server.addressOf(tenant.placement.cell);
  const values = [tenant.id, id, data];
  if (engine === 'mysql')
    await withMySql(ownerUrl, (owner) =>
      owner.query(
        `insert into platform_outbox (tenant_id, id, epoch, type, version, data, at)
         values (?, ?, 1, 'test.happened', 1, ?, '2026-01-01T00:00:00.000Z')`,
        values,
      ),
    );
  else
    await ask(
      ownerUrl,
      `insert into platform.outbox (tenant_id, id, epoch, type, version, data, at)
       values ($1, $2, 1, 'test.happened', 1, $3, now())`,
      ...values,
    );
  return id;
}

const numbersOf = (tenant: TenantRecord): number[] =>
  dispatched
    .filter(({ tenantId }) => tenantId === tenant.id)
    .map(({ data }) => (data as { n: number }).n);
const within = (check: () => void | Promise<void>, timeout = BOUND_MS): Promise<void> =>
  vi.waitFor(check, { timeout, interval: 10 });
const deps = () => ({
  server: t.server,
  control: t.tenancy.control,
  onAway: (_cell: string, error: unknown) => {
    throw error;
  },
});
const asideOf = async (tenant: TenantRecord) =>
  (await listAside(deps(), 1000)).filter(({ tenantId }) => tenantId === tenant.id);

describe.each(['shared', 'schema', 'mariadb'] as const)('in %s', { timeout: 90_000 }, (layout) => {
  let hostile: TenantRecord;
  let neighbour: TenantRecord;
  beforeAll(async () => {
    [hostile, neighbour] = [await t.newTenant(layout), await t.newTenant(layout)];
  });

  test('events that cannot be read are set aside, and everything else is dispatched in order', async () => {
    dispatched = [];
    await say(hostile, 1);
    const bad = [await corrupt(hostile), await corrupt(hostile, 'null, really')];
    await say(hostile, 2, 3);
    await say(neighbour, 10);
    await within(() => expect(numbersOf(neighbour)).toEqual([10]));
    await within(() => expect(numbersOf(hostile)).toEqual([1, 2, 3]), PATIENCE_MS);
    const aside = await asideOf(hostile);
    expect(aside.map(({ id }) => id).toSorted()).toEqual(bad.toSorted());
    expect(aside[0]).toMatchObject({ type: 'test.happened', tries: 3 });
    expect(aside[0]?.reason).toContain('SyntaxError');
    await within(async () => expect(await countSetAside(t.tenancy.control)).toBe(2), PATIENCE_MS);

    // Replayed, they fail again; discarded, they are gone, and so is the alarm.
    expect(await replayAside(deps(), bad, (cellId) => notifier.onLocalEvents(cellId))).toHaveLength(
      2,
    );
    await within(async () => expect(await asideOf(hostile)).toHaveLength(2), PATIENCE_MS);
    expect((await discardAside(deps(), bad)).toSorted()).toEqual(bad.toSorted());
    expect(await asideOf(hostile)).toEqual([]);
    expect(await countSetAside(t.tenancy.control)).toBe(0);
  });

  test('what could not be dispatched then is dispatched when it is replayed', async () => {
    dispatched = [];
    meddle = (events) => {
      for (const { tenantId, data } of events)
        if (tenantId === hostile.id && (data as { n: number }).n === 2)
          throw new InvalidPayload('it cannot be done');
    };
    await say(hostile, 1, 2, 3);
    await within(() => expect(numbersOf(hostile)).toEqual([1, 3]), PATIENCE_MS);
    await within(async () => expect(await asideOf(hostile)).toHaveLength(1), PATIENCE_MS);
    meddle = () => undefined;
    const [event] = await asideOf(hostile);
    await replayAside(deps(), [event?.id ?? ''], (cellId) => notifier.onLocalEvents(cellId));
    await within(() => expect(numbersOf(hostile)).toEqual([1, 3, 2]), PATIENCE_MS);
    const own = dispatched.filter(({ tenantId }) => tenantId === hostile.id);
    const first = own[0]?.position ?? 0;
    expect(own.map(({ position }) => position - first)).toEqual([0, 1, 2]);
    await within(async () => expect(await countSetAside(t.tenancy.control)).toBe(0), PATIENCE_MS);
  });

  test('hundreds of them delay no neighbour', async () => {
    dispatched = [];
    const refused = new Set<string>();
    meddle = (events) => {
      const bad = events.find(({ tenantId, data }) => {
        return tenantId === hostile.id && (data as { n: number }).n % 2 === 0;
      });
      if (!bad) return;
      refused.add(bad.id);
      throw new TypeError('made to fail');
    };
    await say(hostile, ...Array.from({ length: 300 }, (_, n) => n));
    for (let n = 0; n < 5; n++) {
      await say(neighbour, n);
      await within(() => expect(numbersOf(neighbour)).toContain(n));
    }
    expect(numbersOf(neighbour)).toEqual([0, 1, 2, 3, 4]);
    await within(() => expect(refused.size).toBeGreaterThan(2), PATIENCE_MS);
    // The rest would take a while: from here on they are dispatched as they are.
    meddle = () => undefined;
    await within(
      async () => expect(numbersOf(hostile).length + (await asideOf(hostile)).length).toBe(300),
      PATIENCE_MS,
    );
    const positions = dispatched
      .filter(({ tenantId }) => tenantId === hostile.id)
      .map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    await discardAside(
      deps(),
      (await asideOf(hostile)).map(({ id }) => id),
    );
  });

  test('an outage sets nothing aside, and neither does what nobody can explain', async () => {
    dispatched = [];
    // More often than an event is tried before it is set aside.
    const causes: [cause: Error, times: number][] = [
      [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 4],
      [Object.assign(new Error('the server is shutting down'), { code: '57P01' }), 1],
      [Object.assign(new Error('no space left on device'), { code: '53100' }), 1],
      [new Error('Connection terminated unexpectedly'), 1],
      [new Error('something of a kind nobody thought of'), 4],
    ];
    for (const [n, [cause, times]] of causes.entries()) {
      let failures = 0;
      meddle = (events) => {
        if (!events.some(({ tenantId }) => tenantId === hostile.id) || failures >= times) return;
        failures += 1;
        throw cause;
      };
      await say(hostile, n);
      await within(() => expect(numbersOf(hostile)).toContain(n), PATIENCE_MS);
      expect(failures).toBe(times);
    }
    expect(numbersOf(hostile)).toEqual([0, 1, 2, 3, 4]);
    expect(await asideOf(hostile)).toEqual([]);
  });
});
