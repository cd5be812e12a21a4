import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { PostgresSession } from '../migrations/postgres-session.ts';
import { postgresMigrator } from '../migrations/postgres.ts';
import type { Isolation } from '../model/index.ts';
import { checkIsolation } from '../isolation-check/index.ts';
import { deploy } from './deploy.ts';
import { ReadySchemas } from './ready.ts';

let t: TestTenancy;
beforeEach(async () => {
  t = await startTenancy({ poolSize: 30 });
});
afterEach(() => t[Symbol.asyncDispose]());

const control = <R>(text: string) => ask<R>(t.server.ownerUrl(t.server.control), text);
const counts = async () => {
  const [row] = await control<{ ready: number; placed: number; counted: number }>(
    `select (select count(*) from control.ready_schema)::int as ready,
            (select count(*) from control.placement)::int as placed,
            (select sum(tenants) from control.cell)::int as counted`,
  );
  return row;
};

describe('many sign-ups at once get a place each', () => {
  test.each<[Isolation, number, string]>([
    ['shared', 30, ''],
    ['schema', 30, 'with three schemas ready'],
    ['dedicated', 6, 'with none ready'],
  ])(
    '%s: %i of them %s',
    async (isolation, count) => {
      const ids = await Promise.all(Array.from({ length: count }, () => t.reserve(isolation)));
      expect(new Set(ids).size).toBe(count);
      const records = await Promise.all(ids.map((id) => t.tenancy.reserved(id)));
      const places = records.map(({ placement: p }) => `${p.cell.database}.${p.namespace}`);
      expect(new Set(places).size).toBe(isolation === 'shared' ? 1 : count);
      expect(new Set(records.map((record) => record.isolation))).toEqual(new Set([isolation]));
      expect(await counts()).toMatchObject({ placed: count, counted: count });
      expect(await checkIsolation(t.server)).toEqual([]);
    },
    60_000,
  );

  test('schema: also with a pool that is empty from the start', async () => {
    await control('delete from control.ready_schema');
    const ids = await Promise.all(Array.from({ length: 10 }, () => t.reserve('schema')));
    const records = await Promise.all(ids.map((id) => t.tenancy.reserved(id)));
    expect(new Set(records.map((record) => record.placement.namespace)).size).toBe(10);
  });

  test('schema: those who find none ready share connections and messages', async () => {
    await control('delete from control.ready_schema');
    const connect = vi.spyOn(postgresMigrator, 'connect');
    const applyAll = vi.spyOn(PostgresSession.prototype, 'applyAll');
    try {
      await Promise.all(Array.from({ length: 16 }, () => t.reserve('schema')));
      expect(connect.mock.calls.length).toBeLessThanOrEqual(8);
      expect(applyAll.mock.calls.length).toBeLessThanOrEqual(12);
      const built = applyAll.mock.calls.flatMap(([targets]) => targets);
      expect(built.length).toBeGreaterThanOrEqual(16);
      expect(await checkIsolation(t.server)).toEqual([]);
    } finally {
      connect.mockRestore();
      applyAll.mockRestore();
    }
  });

  test('schema: one that cannot be built fails whom it was for, and the next is built', async () => {
    await control('delete from control.ready_schema');
    const applyAll = vi.spyOn(PostgresSession.prototype, 'applyAll');
    applyAll.mockRejectedValueOnce(new Error('the disk is full'));
    try {
      await expect(t.reserve('schema')).rejects.toThrow('the disk is full');
      expect(await t.reserve('schema')).toEqual(expect.any(String));
    } finally {
      applyAll.mockRestore();
    }
  });
});

test('many sign-ups at once leave connections to others', async () => {
  await using few = await startTenancy({ poolSize: 6 });
  let most = 0;
  let now = 0;
  const reserve = few.tenancy.reserve.bind(few.tenancy);
  vi.spyOn(few.tenancy, 'reserve').mockImplementation(async (...given) => {
    most = Math.max(most, (now += 1));
    return reserve(...given).finally(() => (now -= 1));
  });
  const ids = await Promise.all(Array.from({ length: 50 }, () => few.reserve('shared')));
  expect(new Set(ids).size).toBe(50);
  expect(most).toBeLessThan(6);
});

test.each<[Isolation]>([['shared'], ['schema']])(
  'the row of a %s cell is free while the rest of a sign-up is written',
  async (isolation) => {
    await t.tenancy.readySchemas.addOne({ kind: 'schema' });
    const locked: number[] = [];
    await t.tenancy.control.transaction().execute((trx) => {
      const slug = `rest-${isolation}`;
      const tenant = { slug, name: slug, plan: 'free', isolation };
      return t.tenancy.reserve(trx, tenant, new Date().toISOString(), async () => {
        const free = await control(
          `select name from control.cell where kind = '${isolation}' for no key update skip locked`,
        );
        locked.push(1 - free.length);
      });
    });
    expect(locked).toEqual([0]);
    expect((await counts())?.counted).toBe(1);
  },
);

describe('a ready schema that lacks a step', () => {
  /** As an older version would have built it. */
  const makeStale = (where = '') =>
    control<{ namespace: string }>(
      `with old as (select tenant_id, namespace from control.ready_schema ${where} limit 1),
            gone as (delete from control.migration using old where target = 'tenant:' || tenant_id)
       select namespace from old`,
    );

  test.each<[Isolation]>([['schema'], ['dedicated']])('is not claimed: %s', async (isolation) => {
    if (isolation === 'dedicated') await t.tenancy.readySchemas.addOne({ kind: 'dedicated' });
    const kind = `where cell_id in (select id from control.cell where kind = '${isolation}')`;
    const [stale] = await makeStale(kind);
    const records = [];
    for (let i = 0; i < 3; i++) records.push(await t.tenancy.reserved(await t.reserve(isolation)));
    expect(records.map(({ placement }) => placement.namespace)).not.toContain(stale?.namespace);
    await deploy(t.server);
    const last = await t.tenancy.reserved(await t.reserve(isolation));
    expect(last.placement.namespace).toBe(stale?.namespace);
  });

  test('does not count among those that are ready', async () => {
    await makeStale();
    await using pool = new ReadySchemas({ server: t.server, size: 3, onError: () => undefined });
    await pool.filled();
    expect((await counts())?.ready).toBe(4);
  });
});

test.each<[Isolation]>([['shared'], ['schema'], ['dedicated']])(
  'a sign-up for a %s cell holds no connection while its place is made',
  async (isolation) => {
    await using one = await startTenancy({ poolSize: 1 });
    await ask(
      one.server.ownerUrl(one.server.control),
      'delete from control.ready_schema; update control.cell set tenants = capacity',
    );
    const { readySchemas } = one.tenancy;
    const addOne = readySchemas.addOne.bind(readySchemas);
    const found: unknown[] = [];
    vi.spyOn(readySchemas, 'addOne').mockImplementation(async (wanted) => {
      found.push(await one.tenancy.find('nobody-there'));
      await addOne(wanted);
    });
    const ids = await Promise.all([one.reserve(isolation), one.reserve(isolation)]);
    expect(new Set(ids).size).toBe(2);
    expect(found.length, 'the only connection was free for others').toBeGreaterThan(0);
  },
);

describe('a sign-up that is rolled back gives its place back', () => {
  test.each<[Isolation]>([['shared'], ['schema'], ['dedicated']])('%s', async (isolation) => {
    await t.reserve(isolation);
    await expect(t.reserve(isolation, true)).rejects.toThrow('spoilt');
    const before = await counts();
    await expect(t.reserve(isolation, true)).rejects.toThrow('spoilt');
    expect(await counts(), 'what was built for it is ready for the next').toEqual(before);
    expect(before?.counted).toBe(1);
    await t.reserve(isolation);
    expect(await counts()).toMatchObject({ placed: 2, counted: 2 });
  });
});

describe('when the schema cell is full', () => {
  test('sign-ups at once add one further cell, not one each', async () => {
    await control(
      `delete from control.ready_schema; update control.cell set tenants = capacity where kind = 'schema'`,
    );
    const ids = await Promise.all(Array.from({ length: 8 }, () => t.reserve('schema')));
    const records = await Promise.all(ids.map((id) => t.tenancy.reserved(id)));
    expect(new Set(records.map((record) => record.placement.cell.name))).toEqual(
      new Set(['schema-2']),
    );
    expect(await checkIsolation(t.server)).toEqual([]);
    expect((await t.tenancy.cells()).filter((cell) => cell.kind === 'schema')).toHaveLength(2);
  });

  test('a cell whose building was cut off is finished instead of another begun', async () => {
    await control(`delete from control.ready_schema; update control.cell set tenants = capacity where kind = 'schema';
      insert into control.cell (id, name, kind, database, capacity, state)
      values (gen_random_uuid(), 'schema-2', 'schema', '${t.server.control}_schema_2', 500, 'building')`);
    const record = await t.tenancy.reserved(await t.reserve('schema'));
    expect(record.placement.cell.name).toBe('schema-2');
    expect((await t.tenancy.cells()).filter((cell) => cell.kind === 'schema')).toHaveLength(2);
  });

  test('another shared cell is added as well, by one of the sign-ups that find none', async () => {
    await control(`update control.cell set tenants = capacity where kind = 'shared'`);
    const ids = await Promise.all(Array.from({ length: 5 }, () => t.reserve('shared')));
    const records = await Promise.all(ids.map((id) => t.tenancy.reserved(id)));
    expect(new Set(records.map((record) => record.placement.cell.name))).toEqual(
      new Set(['shared-2']),
    );
    expect(await checkIsolation(t.server)).toEqual([]);
  });
});

describe('the schemas kept ready', () => {
  test('are filled up in the background, by one of several that try', async () => {
    const [{ ready } = { ready: 0 }] = await control<{ ready: number }>(
      'select count(*)::int as ready from control.ready_schema',
    );
    const errors: unknown[] = [];
    const pools = Array.from(
      { length: 3 },
      () =>
        new ReadySchemas({
          server: t.server,
          size: ready + 2,
          onError: (error) => errors.push(error),
        }),
    );
    await Promise.all(pools.map((pool) => pool.filled()));
    await Promise.all(pools.map((pool) => pool[Symbol.asyncDispose]()));
    expect(errors).toEqual([]);
    expect((await counts())?.ready).toBe(ready + 2);
  });

  test('are asked for again while they are being filled', async () => {
    await using pool = new ReadySchemas({ server: t.server, size: 4, onError: () => undefined });
    pool.nudge();
    await control(
      `delete from control.ready_schema where namespace in (select namespace from control.ready_schema limit 2)`,
    );
    await pool.filled();
    await pool.filled();
    expect((await counts())?.ready).toBe(4);
  });
});
