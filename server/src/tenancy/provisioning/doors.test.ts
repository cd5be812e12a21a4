import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { TEST_SECRET } from '../../../test/harness/databases.ts';
import { type OtherPostgres, startPostgres15 } from '../../../test/harness/postgres15.ts';
import { type Breach, checkIsolation } from '../isolation-check/index.ts';
import { type PostgresServer, postgresServer } from '../server/postgres-server.ts';
import { addDedicatedCell } from './cells.ts';
import { deploy } from './deploy.ts';
import { asOwner } from '../server/owner.ts';

/** The oldest PostgreSQL that is supported: one that is this deployment's alone, and one that someone else administers. */

let postgres: OtherPostgres;
let elsewhere: OtherPostgres;
let ours: PostgresServer;
let managed: PostgresServer;
beforeAll(async () => {
  [postgres, elsewhere] = await Promise.all([startPostgres15(), startPostgres15()]);
  await ask(elsewhere.adminUrl, `create role landlord login password 'x' createdb createrole`);
  await ask(elsewhere.adminUrl, 'create database rented owner landlord');
  const url = new URL(elsewhere.adminUrl);
  [url.username, url.password, url.pathname] = ['landlord', 'x', '/rented'];
  const secret = { appSecret: TEST_SECRET };
  managed = postgresServer(secret, url.href);
  await deploy(managed);
  ours = postgresServer(secret, postgres.adminUrl, { control: 'own', isOurs: true });
  await deploy(ours);
  await asOwner(ours, ours.control, (control) => addDedicatedCell(ours, control));
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
});

const enters = (url: string): Promise<boolean> =>
  ask(url, 'select 1').then(
    () => true,
    () => false,
  );

async function beyond(server: PostgresServer): Promise<string[]> {
  const found: Breach[] = [];
  expect(await checkIsolation(server, undefined, (one) => found.push(one))).toEqual([]);
  return found.map(({ where, problem }) => `${where}: ${problem}`);
}

describe('a server that is this deployment’s alone', () => {
  test('lets each login into the databases it is for, and into no other', async () => {
    const names = await ask<{ name: string }>(
      postgres.adminUrl,
      `select datname as name from pg_database where datallowconn`,
    );
    const cells = await ask<{ name: string }>(
      ours.ownerUrl(ours.control),
      'select database as name from control.cell',
    );
    expect(cells).toHaveLength(3);
    for (const { name } of names) {
      const isCell = cells.some((cell) => cell.name === name);
      const asApp = new URL(ours.appUrl(name));
      const asControl = new URL(ours.controlUrl());
      asControl.pathname = `/${name}`;
      expect([name, await enters(asApp.href)]).toEqual([name, isCell]);
      expect([name, await enters(asControl.href)]).toEqual([name, name === ours.control]);
    }
  });

  test('leaves its logins nothing beyond their need', async () => {
    expect(await beyond(ours)).toEqual([]);
  });

  test('is closed again by the next start', async () => {
    await ask(postgres.adminUrl, 'grant connect on database postgres to public');
    expect((await beyond(ours)).join()).toContain('nothing in (postgres)');
    await deploy(ours);
    expect(await beyond(ours)).toEqual([]);
  });
});

describe('a server that somebody else administers', () => {
  test('is served from, and what cannot be taken away there is told', async () => {
    const told = (await beyond(managed)).filter((one) => !one.includes('nothing in'));
    const cells = ['cell schema-1', 'cell shared-1'];
    const of = (text: string) =>
      told.filter((one) => one.includes(text)).map((one) => one.split(': ')[0]);
    expect(of('may store large objects')).toEqual(['control plane', ...cells]);
    expect(of('may take any advisory lock')).toEqual(cells);
    expect(of('may end and interrupt its other sessions')).toEqual(['control plane', ...cells]);
    expect(told).toHaveLength(8);
  });

  test('gives up temporary objects, for the databases are the owner’s', async () => {
    for (const url of [managed.controlUrl(), managed.appUrl('rented_shared_1')])
      await expect(ask(url, 'create temporary table mine (id int)')).rejects.toMatchObject({
        code: '42501',
      });
    await ask(managed.ownerUrl('rented_shared_1'), 'create temporary table mine (id int)');
  });
});
