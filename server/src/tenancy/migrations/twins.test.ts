import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { withMySql } from '#platform/mysql/index.ts';
import { baseTable } from '../model/base-table.ts';
import type { TenantRecord } from '../model/index.ts';
import { statementsOf } from './mysql-render.ts';
import { mysqlMigrator } from './mysql.ts';
import { loadSteps } from './steps.ts';

/** Every step is for both families of servers, written once or with a twin, and both end with the same tables. */

let t: TestTenancy;
let here: TenantRecord;
let there: TenantRecord;
beforeAll(async () => {
  t = await startTenancy();
  here = await t.newTenant('shared');
  there = await t.newTenant('mariadb');
});
afterAll(() => t[Symbol.asyncDispose]());

const urlOf = (tenant: TenantRecord): string => t.server.addressOf(tenant.placement.cell).ownerUrl;

it.each(['cell', 'tenant'] as const)('every %s step is for both engines', async (set) => {
  const names = async (engine: 'postgres' | 'mysql') =>
    (await loadSteps(set, engine)).map((step) => step.name);
  expect(await names('mysql')).toEqual(await names('postgres'));
  expect((await names('mysql')).length).toBeGreaterThan(0);
});

/** Lines such as `task.title not null`, sorted. */
type Facts = readonly string[];

const postgresColumns = (): Promise<Facts> =>
  ask<{ fact: string }>(
    urlOf(here),
    `select table_name || '.' || column_name || case is_nullable when 'YES' then '' else ' not null' end as fact
       from information_schema.columns where table_schema = 'shared'`,
  ).then((rows) => rows.map(({ fact }) => fact).toSorted());

const mysqlColumns = (): Promise<Facts> =>
  withMySql(urlOf(there), async (owner) => {
    const rows = await owner.rows<{ fact: string }>(
      `select concat(substr(table_name, ?), '.', column_name, if(is_nullable = 'YES', '', ' not null')) as fact
         from information_schema.columns where table_schema = database() and table_name like 'base\\_%'`,
      [baseTable('').length + 1],
    );
    return rows.map(({ fact }) => fact).toSorted();
  });

const postgresKeys = (): Promise<Facts> =>
  ask<{ fact: string }>(
    urlOf(here),
    `select c.relname || ' (' || (select string_agg(a.attname, ', ' order by k.position)
              from unnest(i.indkey) with ordinality as k (attnum, position)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum) || ')' as fact
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and n.nspname = 'shared'`,
  ).then((rows) => rows.map(({ fact }) => fact).toSorted());

const mysqlKeys = (): Promise<Facts> =>
  withMySql(urlOf(there), async (owner) => {
    const rows = await owner.rows<{ fact: string }>(
      `select concat(substr(table_name, ?), ' (', group_concat(column_name order by seq_in_index separator ', '), ')') as fact
         from information_schema.statistics
        where table_schema = database() and table_name like 'base\\_%' and non_unique = 0
        group by table_name, index_name`,
      [baseTable('').length + 1],
    );
    return rows.map(({ fact }) => fact).toSorted();
  });

describe('both engines end', () => {
  it('with the same tables and columns', async () => {
    const columns = await postgresColumns();
    expect(columns.length).toBeGreaterThan(50);
    expect(await mysqlColumns()).toEqual(columns);
  });

  it('with the same unique keys', async () => {
    const keys = await postgresKeys();
    expect(keys.length).toBeGreaterThan(10);
    expect(await mysqlKeys()).toEqual(keys);
  });

  it('with the tenant leading every index of MariaDB', async () => {
    const indexes = await withMySql(urlOf(there), (owner) =>
      owner.rows<{ name: string; column: string }>(
        `select concat(table_name, '.', index_name) as name, column_name as \`column\`
           from information_schema.statistics
          where table_schema = database() and table_name like 'base\\_%' and seq_in_index = 1`,
      ),
    );
    expect(indexes.length).toBeGreaterThan(20);
    expect(indexes.filter(({ column }) => column !== 'tenant_id')).toEqual([]);
  });
});

describe('a step on MariaDB that was cut off', () => {
  it('can be run again after every one of its statements, and changes nothing that is there', async () => {
    const { cell } = there.placement;
    const before = [await mysqlColumns(), await mysqlKeys()];
    for (const [set, target] of [
      ['cell', { kind: 'cell' }],
      ['tenant', { kind: 'shared' }],
    ] as const) {
      for (const step of await loadSteps(set, 'mysql')) {
        const texts = statementsOf(mysqlMigrator.render(t.server, cell, target, step), 'mariadb');
        await withMySql(urlOf(there), async (owner) => {
          for (let done = 1; done <= texts.length; done += 1) {
            // As far as the crash let it come, and then from its beginning.
            for (const text of texts.slice(0, done)) await owner.query(text);
          }
        });
      }
    }
    expect([await mysqlColumns(), await mysqlKeys()]).toEqual(before);
  });
});
