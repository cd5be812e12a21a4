import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { withMySql } from '#platform/mysql/index.ts';
import type { TenantRecord } from '../model/index.ts';
import { ask } from '../../../test/harness/connections.ts';
import { type OtherPostgres, startPostgres15 } from '../../../test/harness/postgres15.ts';
import { MariaDbCell } from '../../../test/harness/mariadb-cell.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import {
  type Checksum,
  type RowsLocation,
  type Row,
  type Store,
  Digest,
  copyRows,
  openPlace,
  placeOf,
  tableOf,
} from './index.ts';

/** A table that some later feature might bring, with every kind of column. */
const laterTable = (namespace: string, isShared: boolean): string => {
  const tenant = isShared ? 'tenant_id, ' : '';
  return `
    create table ${namespace}.later (
      ${isShared ? 'tenant_id uuid not null,' : ''}
      id uuid not null, after_id uuid, name text not null, code text, number int not null default 7,
      amount numeric(12,3), done boolean, at timestamptz(3), day date, raw bytea,
      shout text generated always as (upper(name)) stored,
      primary key (${tenant}id), foreign key (${tenant}after_id) references ${namespace}.later (${tenant}id));
    create unique index on ${namespace}.later (${tenant}name);
    create unique index on ${namespace}.later (${tenant}code) where code is not null;
    create table ${namespace}.a_part (
      ${isShared ? 'tenant_id uuid not null,' : ''}
      later_id uuid not null, "Odd ""name" text not null, primary key (${tenant}later_id, "Odd ""name"),
      foreign key (${tenant}later_id) references ${namespace}.later (${tenant}id) on delete cascade);`;
};

/** The same on MariaDB, as a twin of the step would write it. */
const laterTableTwin = [
  `create table base_later (
    tenant_id char(36) character set ascii collate ascii_bin not null,
    id char(36) character set ascii collate ascii_bin not null,
    after_id char(36) character set ascii collate ascii_bin,
    name varchar(200) character set utf8mb4 collate utf8mb4_nopad_bin not null,
    code varchar(200) character set utf8mb4 collate utf8mb4_nopad_bin,
    number int not null default 7, amount decimal(12,3), done boolean,
    at char(24) character set ascii collate ascii_bin, day date, raw varbinary(100),
    shout varchar(200) character set utf8mb4 as (upper(name)) stored,
    primary key (tenant_id, id), unique key (tenant_id, name), unique key (tenant_id, code),
    foreign key (tenant_id, after_id) references base_later (tenant_id, id))`,
  `create table base_a_part (
    tenant_id char(36) character set ascii collate ascii_bin not null,
    later_id char(36) character set ascii collate ascii_bin not null,
    \`Odd "name\` varchar(200) character set utf8mb4 collate utf8mb4_nopad_bin not null,
    primary key (tenant_id, later_id, \`Odd "name\`),
    foreign key (tenant_id, later_id) references base_later (tenant_id, id) on delete cascade)`,
];

let world: TestTenancy;
let mariadb: MariaDbCell;
let oldest: OtherPostgres;
const tenants = {} as Record<
  'shared' | 'other' | 'schema' | 'mariadb' | 'mariadb neighbour',
  TenantRecord
>;

beforeAll(async () => {
  world = await startTenancy();
  tenants.shared = await world.newTenant('shared');
  tenants.other = await world.newTenant('shared');
  tenants.schema = await world.newTenant('schema');
  for (const tenant of [tenants.shared, tenants.schema]) {
    const { ownerUrl, kind, namespace } = placeOf(world.server, tenant);
    await ask(ownerUrl, laterTable(namespace, kind === 'shared'));
  }
  oldest = await startPostgres15();
  await ask(oldest.adminUrl, `create schema later_only; ${laterTable('later_only', false)}`);
  mariadb = new MariaDbCell(world.server, inject('mariadbUrl'));
  await mariadb.landing(true, async () => {
    tenants.mariadb = await world.newTenant('shared');
    tenants['mariadb neighbour'] = await world.newTenant('shared');
  });
  await withMySql(placeOf(world.server, tenants.mariadb).ownerUrl, async (owner) => {
    for (const statement of laterTableTwin) await owner.query(statement);
  });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await mariadb[Symbol.asyncDispose]();
  await oldest[Symbol.asyncDispose]();
});

const open = (which: keyof typeof tenants | 'oldest'): Promise<Store> =>
  openPlace(which === 'oldest' ? oldestPlace() : placeOf(world.server, tenants[which]));

/** A schema on the oldest PostgreSQL that is supported, with the later tables alone. */
const oldestPlace = (): RowsLocation => ({
  ...placeOf(world.server, tenants.schema),
  namespace: 'later_only',
  ownerUrl: oldest.adminUrl,
});

/** What databases, drivers and concatenations get wrong. */
const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a ',
    ' a',
    "'",
    '"',
    '\\',
    "\\'; --",
    '\\N',
    '\\x41',
    'null',
    '-',
    '1:-',
    '\n',
    '\r\n',
    '\t',
    '%_$1',
    '🦊',
    '👩‍👧',
    'é',
    'e\u0301',
    'ß',
    'ﷺ',
    '\u200b',
    '\u{1F1E9}\u{1F1EA}',
    'İ',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', '0')),
);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });
const time = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('2200-01-01'),
  noInvalidDate: true,
});

const laterRows = fc
  .array(
    fc.record({
      amount: maybe(
        fc.integer({ min: -999_999_999, max: 999_999_999 }).map((n) => (n / 1000).toFixed(3)),
      ),
      at: maybe(time.map((date) => date.toISOString())),
      day: maybe(time.map((date) => date.toISOString().slice(0, 10))),
      done: maybe(fc.boolean()),
      code: maybe(nasty),
      name: nasty,
      number: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
      raw: maybe(
        fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('hex')),
      ),
      after: maybe(fc.nat()),
    }),
    { maxLength: 12 },
  )
  .map((rows): Row[] => {
    const ids = rows.map(() => newId());
    return rows.map(({ after, ...row }, i) => ({
      ...row,
      id: ids[i] as string,
      // Unique, and with the nasty part at either end.
      name: i % 2 ? `${i}${row.name}` : `${row.name}${i}`,
      code: row.code === null ? null : `${row.code}${i}`,
      after_id: after === null ? null : (ids[after % ids.length] as string),
    }));
  });

const sorted = (rows: readonly Row[]): Row[] =>
  rows
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .map((row) => Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))));

describe.each(['shared', 'schema', 'mariadb', 'oldest'] as const)('rows in a %s place', (which) => {
  it('come back as they were written, and their checksum is the one their digest foretells', async () => {
    await using store = await open(which);
    const later = tableOf(store.tables, 'later');
    expect(later.columns.map(({ name }) => name)).not.toContain('shout');
    await fc.assert(
      fc.asyncProperty(laterRows, async (rows) => {
        await store.change(async (writer) => {
          await writer.clear();
          await writer.upsert(later, rows);
        });
        const digest = new Digest(later.columns.map(({ name }) => name));
        for (const row of rows) digest.add(row);
        await store.snapshot(async (snapshot) => {
          expect(sorted(await snapshot.page(later, undefined, 100))).toEqual(sorted(rows));
          expect(sorted(await snapshot.rows(later, rows))).toEqual(sorted(rows));
          expect(await snapshot.checksum(later)).toEqual(digest.checksum);
          expect(await snapshot.checksum(later, { keys: rows })).toEqual(digest.checksum);
          expect(await snapshot.count(later)).toBe(rows.length);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are read page by page in the order of keys of several columns', async () => {
    await using store = await open(which);
    const [later, part] = [tableOf(store.tables, 'later'), tableOf(store.tables, 'a_part')];
    const owners = [newId(), newId(), newId()];
    const parts = owners.flatMap((later_id) =>
      ['', ' ', 'b', '🦊'].map((name) => ({ later_id, 'Odd "name': name })),
    );
    await store.change(async (writer) => {
      await writer.clear();
      await writer.upsert(
        later,
        owners.map((id) => ({ id, name: id })),
      );
      await writer.upsert(part, parts);
    });
    const seen: Row[] = [];
    await store.snapshot(async (snapshot) => {
      for (
        let page = await snapshot.page(part, undefined, 5);
        page.length > 0;
        page = await snapshot.page(part, page.at(-1), 5)
      )
        seen.push(...page);
      const row = await snapshot.rows(later, [{ id: owners[0] as string }]);
      expect(row[0]).toMatchObject({ number: 7, done: null });
    });
    expect(new Set(seen.map((row) => JSON.stringify(row))).size).toBe(12);
    expect(seen).toHaveLength(12);
  });

  it('take over each other’s unique values, whatever the order', async () => {
    await using store = await open(which);
    const later = tableOf(store.tables, 'later');
    const [a, b, c, d] = [newId(), newId(), newId(), newId()];
    await store.change(async (writer) => {
      await writer.clear();
      await writer.upsert(later, [
        { id: a, name: 'A', code: 'x', after_id: b },
        { id: b, name: 'B', code: 'y', after_id: null },
        { id: c, name: 'C', code: null, after_id: a },
      ]);
    });
    const rows = [
      { id: a, name: 'B', code: 'y', after_id: null },
      { id: b, name: 'A', code: 'x', after_id: a },
      { id: d, name: 'C', code: null, after_id: d },
    ];
    await store.change((writer) => writer.apply([{ table: later, rows, gone: [{ id: c }] }]));
    const found = await store.snapshot((snapshot) => snapshot.page(later, undefined, 10));
    expect(found.map(({ id, name, code, after_id }) => ({ id, name, code, after_id }))).toEqual(
      rows,
    );
  });

  it('land together or not at all', async () => {
    await using store = await open(which);
    const later = tableOf(store.tables, 'later');
    await store.change((writer) => writer.clear());
    const half = store.change(async (writer) => {
      await writer.upsert(later, [{ id: newId(), name: 'half' }]);
      throw new Error('cut off');
    });
    await expect(half).rejects.toThrow('cut off');
    expect(await store.snapshot((snapshot) => snapshot.count(later))).toBe(0);
  });
});

describe('a copy', () => {
  it.each([
    ['schema', 'shared', 'other'],
    ['schema', 'mariadb', 'mariadb neighbour'],
    ['mariadb', 'shared', 'other'],
  ] as const)(
    'carries every table from %s to %s, a later one too, and leaves a neighbour alone',
    async (source, target, beside) => {
      await using from = await open(source);
      await using to = await open(target);
      await using neighbour = await open(beside);
      const later = tableOf(from.tables, 'later');
      await neighbour.change(async (writer) => {
        await writer.clear();
        await writer.upsert(later, [{ id: newId(), name: 'theirs' }]);
      });
      const sums = (store: Store) =>
        store.snapshot(async (snapshot) => {
          const found: Record<string, Checksum> = {};
          for (const table of store.tables) found[table.name] = await snapshot.checksum(table);
          return found;
        });
      const theirs = await sums(neighbour);
      const rows = Array.from({ length: 5000 }, (_, i) => ({
        id: newId(),
        name: `n${i}`,
        after_id: null,
      }));
      await from.change(async (writer) => {
        await writer.clear();
        await writer.upsert(
          later,
          rows.map((row, i) => ({ ...row, after_id: rows.at(-i)?.id ?? null })),
        );
        await writer.upsert(
          tableOf(from.tables, 'a_part'),
          rows.map(({ id }) => ({ later_id: id, 'Odd "name': '' })),
        );
      });
      const heard: number[] = [];
      await from.snapshot((snapshot) =>
        to.change(async (writer) => {
          await writer.clear();
          await copyRows(snapshot, from.tables, writer, to.tables, (done) => heard.push(done));
        }),
      );
      expect(heard.at(-1)).toBe(10_000);
      expect(await sums(to)).toEqual(await sums(from));
      expect(await sums(neighbour)).toEqual(theirs);
      await to.change((writer) => writer.clear());
      expect(Object.values(await sums(to)).every(({ count }) => count === 0)).toBe(true);
      expect(await sums(neighbour)).toEqual(theirs);
    },
  );

  it('works for an owner who is bound by row-level security, and only under the tenant’s own context', async () => {
    const place = placeOf(world.server, tenants.shared);
    const { appUrl } = world.server.addressOf(tenants.shared.placement.cell);
    await using bound = await openPlace({ ...place, ownerUrl: appUrl });
    const person = tableOf(bound.tables, 'person');
    const row = {
      id: newId(),
      kind: 'member',
      name: 'Ada',
      created_at: '2026-01-02T03:04:05.678Z',
    };
    await bound.change((writer) => writer.upsert(person, [row]));
    expect(await bound.snapshot((snapshot) => snapshot.count(person))).toBe(1);
    const wrong = placeOf(world.server, tenants.other);
    await using foreign = await openPlace({
      ...place,
      ownerUrl: appUrl,
      context: () => wrong.context(),
    });
    expect(await foreign.snapshot((snapshot) => snapshot.count(person))).toBe(0);
    await expect(
      foreign.change((writer) => writer.upsert(person, [{ ...row, id: newId() }])),
    ).rejects.toThrow('row-level security');
  });
});
