import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { openDirectory } from '../../../test/harness/embedded.ts';
import { type PgBouncer, startPgBouncer } from '../../../test/harness/pgbouncer.ts';
import { type TestTenancy, secondTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { newId } from '#kernel/ids.ts';
import { type Builder, statement } from '../query/index.ts';
import type { TenantRecord } from '../model/index.ts';
import type { TenantScope } from '../scope/index.ts';
import { Cells } from './cells.ts';

interface Tables {
  label: { id: string; name: string; color: string; created_at: string };
}
const addLabel = statement((db: Builder<Tables>, $: { id: string; name: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.name, color: '#000', created_at: $.now }),
);
const labels = statement((db: Builder<Tables>) =>
  db.selectFrom('label').select('name').orderBy('name'),
);
const add = (scope: TenantScope, name: string) =>
  scope.transact((tx) => tx.change(addLabel, { id: newId(), name, now: tx.now }));
const namesOf = async (scope: TenantScope) => (await scope.rows(labels, {})).map((l) => l.name);

let t: TestTenancy;
const poolers: PgBouncer[] = [];
beforeEach(async () => {
  t = await startTenancy();
});
afterEach(async () => {
  await t[Symbol.asyncDispose]();
  for (const pooler of poolers.splice(0)) await pooler[Symbol.asyncDispose]();
});

const sessionsOf = async (tenant: TenantRecord) => {
  const { database } = tenant.placement.cell;
  const [row] = await ask<{ n: number }>(
    t.server.ownerUrl(t.server.control),
    'select count(*)::int as n from pg_stat_activity where datname = $1 and application_name = $2',
    database,
    `taskforce ${database}`,
  );
  return row?.n;
};

/** A connection that is closed takes a moment to be gone from the server. */
const untilThere = (tenant: TenantRecord, count: number) =>
  expect.poll(() => sessionsOf(tenant), { timeout: 10_000 }).toBe(count);

test('among many open cells, those nobody asks for are closed, and opened again when needed', async () => {
  const tenants = [await t.newTenant('shared'), await t.newTenant('schema')] as const;
  await using cells = new Cells({
    server: t.server,
    maxConnections: 2,
    statementTimeoutMs: 5000,
    idle: { beyond: 1, ms: 0 },
  });
  const [first, second] = tenants.map((tenant) => cells.placeOf(tenant).cell);
  await first?.database.exchange([{ name: 'one', text: () => 'select 1', values: [] }]);
  cells.closeIdle();
  expect(await sessionsOf(tenants[0]), 'one is not many').toBe(1);
  await second?.database.exchange([{ name: 'one', text: () => 'select 1', values: [] }]);
  const session = await second?.database.session();
  cells.closeIdle();
  await untilThere(tenants[0], 0);
  const answer = await session?.exchange([{ name: 'n', text: () => 'select 1 as n', values: [] }]);
  expect(answer?.[0]?.rows, 'what is under way is not cut off').toEqual([{ n: 1 }]);
  session?.release();
  await untilThere(tenants[1], 0);
  await first?.database.exchange([{ name: 'one', text: () => 'select 1', values: [] }]);
  expect(await sessionsOf(tenants[0])).toBe(1);
});

/** Points a cell at a pooler behind the processes' backs, then says so, as `cell set` does. */
async function throughPooler(tenant: TenantRecord, pooler: PgBouncer): Promise<void> {
  const { cell } = tenant.placement;
  const url = new URL(pooler.through(t.server.appUrl(cell.database)));
  [url.password, url.search] = ['', ''];
  await ask(
    t.server.ownerUrl(t.server.control),
    'update control.cell set pooler_dsn = $1 where id = $2',
    url.href,
    cell.id,
  );
  await t.tenancy.cellsChanged();
}

/** Ended after everyone who goes through it. */
async function poolerOf(tenant: TenantRecord): Promise<PgBouncer> {
  const pooler = await startPgBouncer([t.server.appUrl(tenant.placement.cell.database)]);
  poolers.push(pooler);
  return pooler;
}

test('a cell that has a pooler from now on is reached through it in every running process', async () => {
  const tenant = await t.newTenant('shared');
  await using other = await secondTenancy(t);
  const found = async (where: TestTenancy) => {
    const record = await where.tenancy.find(tenant.id);
    if (!record) throw new Error('no tenant');
    return where.tenancy.scopeOf(record);
  };
  await add(await found(t), 'before');
  expect(await namesOf(await found(other))).toEqual(['before']);
  const early = await found(other);
  const pooler = await poolerOf(tenant);
  await throughPooler(tenant, pooler);
  const seen = async () => (await other.tenancy.find(tenant.id))?.placement.cell.poolerDsn;
  await expect.poll(seen).not.toBeNull();
  expect(await namesOf(await found(other))).toEqual(['before']);
  expect(await namesOf(early), 'a scope from before follows').toEqual(['before']);
  await add(await found(t), 'through');
  expect(await namesOf(await found(other))).toEqual(['before', 'through']);
  expect(await pooler.clients(), 'both processes are its clients').toBe(2);
  await untilThere(tenant, 1);
});

test('a reference that stands for something else is followed once the cell is announced', async () => {
  const { id, placement } = await t.newTenant('shared');
  const read = async () => {
    const tenant = await t.tenancy.find(id);
    return tenant && namesOf(t.tenancy.scopeOf(tenant));
  };
  const directory = openDirectory();
  const file = join(directory, 'pooler');
  const control = t.server.ownerUrl(t.server.control);
  const point = 'update control.cell set pooler_dsn = $1 where id = $2';
  await ask(control, point, `file:${file}`, placement.cell.id);
  const tenant = await t.tenancy.reserved(id);
  const [first, second] = [await poolerOf(tenant), await poolerOf(tenant)];
  for (const pooler of [first, second]) {
    writeFileSync(file, pooler.through(t.server.appUrl(placement.cell.database)));
    await t.tenancy.cellsChanged();
    expect(await read()).toEqual([]);
    expect(await pooler.clients()).toBe(1);
  }
  await expect.poll(() => first.clients()).toBe(0);
  writeFileSync(file, '');
  await t.tenancy.cellsChanged();
  expect(await read(), 'nowhere is no place to go').toEqual([]);
  rmSync(directory, { recursive: true });
});

test.each(['shared', 'schema'] as const)(
  'tenants of a %s cell share one backend behind PgBouncer, and never a row',
  async (isolation) => {
    const tenants = await Promise.all(Array.from({ length: 4 }, () => t.newTenant(isolation)));
    const pooler = await poolerOf(tenants[0] as TenantRecord);
    await throughPooler(tenants[0] as TenantRecord, pooler);
    const scopes = await Promise.all(
      tenants.map(async ({ id }) => t.tenancy.scopeOf(await t.tenancy.reserved(id))),
    );
    const rounds = Array.from({ length: 12 }, (_, round) => `r${String(round).padStart(2, '0')}`);
    await Promise.all(
      scopes.map(async (scope, n) => {
        for (const [done, round] of rounds.entries()) {
          await add(scope, `${round} of ${n}`);
          const own = rounds.slice(0, done + 1).map((name) => `${name} of ${n}`);
          expect(await namesOf(scope)).toEqual(own);
        }
      }),
    );
    expect(await sessionsOf(tenants[0] as TenantRecord)).toBe(1);
  },
);
