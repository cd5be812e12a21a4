import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { ask } from '../../../test/harness/connections.ts';
import { openDirectory } from '../../../test/harness/embedded.ts';
import { type OtherPostgres, startPostgres15 } from '../../../test/harness/postgres15.ts';
import { startStandby } from '../../../test/harness/standby.ts';
import { checkIsolation } from '../isolation-check/index.ts';
import {
  type CellChange,
  type NewCell,
  addCell,
  changeCell,
  checkHealth,
  setOpen,
} from './index.ts';
import { findEntry } from '../cells/index.ts';

/** Cells on a second PostgreSQL, beside an application that runs. */
let app: TestApp;
let other: OtherPostgres;
let directory: string;
beforeAll(async () => {
  [app, other] = await Promise.all([
    startTestApp({ env: { REPLICA_LAG_SECONDS: '1' } }),
    startPostgres15(),
  ]);
  directory = openDirectory();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

/** A file that holds an address, as a reference. */
function reference(name: string, address: string): string {
  const path = join(directory, name);
  writeFileSync(path, address);
  return `file:${path}`;
}

const add = (wanted: NewCell) => addCell(app.server, wanted, { readySchemas: 1 });
const entry = (name: string) => findEntry(app.app.tenancy.control, name);
const set = async (name: string, change: CellChange) => {
  await changeCell(app.server, app.app.tenancy.control, name, change);
  await app.app.tenancy.cellsChanged();
};
const cellOf = async ({ tenant }: Person) =>
  (await app.app.tenancy.find(tenant))?.placement.cell.name;
const names = () =>
  ask(
    app.server.ownerUrl(app.server.control),
    'select name, state from control.cell order by name',
  );
/** What an operator reads of a failure. */
const wordsOf = (work: Promise<unknown>) =>
  work.then(
    () => 'it worked',
    (error: Error & { details?: { fields?: { path: string; message: string }[] } }) =>
      error.details?.fields?.map(({ path, message }) => `${path}: ${message}`).join() ??
      error.message,
  );

describe('what cannot be a cell is refused, and leaves nothing', () => {
  const good = () => reference('good', other.adminUrl);
  const wrong = () => other.adminUrl.replace(/:[0-9a-f]+@/, ':wrong@');
  test.each<[string, () => Partial<NewCell>, string]>([
    [
      'a password',
      () => ({ dsn: other.adminUrl }),
      '--dsn: contains a password, which would be stored',
    ],
    ['no address', () => ({ dsn: 'here' }), '--dsn: is not valid; use env:NAME, file:/path'],
    ['no variable', () => ({ dsn: 'env:A-B' }), '--dsn: names no variable'],
    ['a relative path', () => ({ dsn: 'file:dsn' }), '--dsn: is not an absolute path'],
    ['an unset variable', () => ({ dsn: 'env:NOT_SET' }), 'env:NOT_SET: the variable is not set'],
    [
      'a file with something else',
      () => ({ dsn: reference('bad', 'secret words') }),
      'bad: its content is not the address of a database',
    ],
    [
      'a pooler for the owner',
      () => ({ dsn: reference('pooled', `${other.adminUrl}?pgbouncer=true`) }),
      '--dsn: goes through a pooler',
    ],
    ['no capacity', () => ({ capacity: 0 }), '--capacity: must be a whole number from 1'],
    ['half a weight', () => ({ weight: 0.5 }), '--weight: must be a whole number from 1'],
    [
      'room for two in one',
      () => ({ kind: 'dedicated', capacity: 2 }),
      '--capacity: must be 1 for',
    ],
    ['a name in capitals', () => ({ name: 'Nope' }), 'name: "Nope" is not a valid cell name'],
    ['a database of blanks', () => ({ database: 'a b' }), '--database: "a b" cannot be used'],
    ['schemas on MySQL', () => ({ dsn: 'mysql://o@h', kind: 'schema' }), '--kind: must be shared'],
    [
      'a server that does not answer',
      () => ({ dsn: reference('away', 'postgres://o:p@127.0.0.1:1/postgres') }),
      'ECONNREFUSED',
    ],
    [
      'a wrong password',
      () => ({ dsn: reference('wrong', wrong()) }),
      'password authentication failed',
    ],
  ])('%s', async (_, terms, words) => {
    const before = await names();
    const said = await wordsOf(add({ name: 'nope', kind: 'shared', dsn: good(), ...terms() }));
    expect(said).toContain(words);
    expect(said).not.toMatch(/secret words|wrong@/);
    expect(await names()).toEqual(before);
  });

  test('the login of another deployment', async () => {
    const role = app.server.appRole;
    await ask(other.adminUrl, `create role ${role} login password 'theirs'`);
    const said = await wordsOf(add({ name: 'theirs', kind: 'shared', dsn: good() }));
    expect(said).toContain(`the login ${role} exists on that server with another password`);
    await ask(other.adminUrl, `drop role ${role}`);
    await add({ name: 'theirs', kind: 'shared', dsn: good() });
    expect(await wordsOf(add({ name: 'theirs', kind: 'shared', dsn: good() }))).toContain(
      'The cell "theirs" already exists',
    );
    const database = `${app.server.control}_theirs`;
    expect(await wordsOf(add({ name: 'two', kind: 'shared', dsn: good(), database }))).toContain(
      'belongs to the cell "theirs"',
    );
    await setOpen(app.app.tenancy.control, 'theirs', false);
  });
});

test('an addition that fails half-way stays closed, and is taken up again', async () => {
  const dsn = reference('half', other.adminUrl);
  const database = `${app.server.control}_half`;
  await ask(other.adminUrl, `create database ${database}`);
  const inside = new URL(other.adminUrl);
  inside.pathname = `/${database}`;
  await ask(inside.href, 'create table secret (x int); grant select on secret to public');
  expect(await wordsOf(add({ name: 'half', kind: 'shared', dsn }))).toMatch(
    /^the cell half stays closed: public\.secret/,
  );
  expect(await entry('half')).toMatchObject({ state: 'building' });
  expect(await wordsOf(setOpen(app.app.tenancy.control, 'half', true))).toContain(
    'is not completely set up',
  );
  expect(await cellOf(await app.signUp())).toBe('shared-1');
  expect(await checkIsolation(app.server), 'the others are served').toEqual([]);
  await ask(inside.href, 'drop table secret');
  await add({ name: 'half', kind: 'shared', dsn, weight: 100_000 });
  expect(await cellOf(await app.signUp())).toBe('half');
  expect(await checkIsolation(app.server)).toEqual([]);
});

test('sign-ups follow the weights, and leave a cell whose way this process does not know', async () => {
  await app.signUp();
  await set('half', { weight: 100 });
  const before = await Promise.all([entry('shared-1'), entry('half')]);
  for (let n = 0; n < 4; n++) await app.signUp();
  const after = await Promise.all([entry('shared-1'), entry('half')]);
  const total = (cells: readonly { tenants: number }[]) =>
    cells.reduce((sum, cell) => sum + cell.tenants, 0);
  expect(total(after)).toBe(total(before) + 4);
  expect(Math.abs((after[0]?.tenants ?? 0) - (after[1]?.tenants ?? 0))).toBeLessThanOrEqual(1);
  await set('half', { weight: 1_000_000 });
  const file = reference('half', '');
  expect(await cellOf(await app.signUp())).toBe('shared-1');
  expect(reference('half', other.adminUrl)).toBe(file);
  expect(await cellOf(await app.signUp())).toBe('half');
});

test('a cell on MariaDB is added the same way', async () => {
  const dsn = reference('maria', inject('mariadbUrl'));
  await add({ name: 'maria', kind: 'shared', dsn, weight: 1_000_000 });
  await set('half', { weight: 1 });
  expect(await cellOf(await app.signUp())).toBe('maria');
  const { version, latencyMs, problems } = await checkHealth(app.server, await entry('maria'));
  expect([version, latencyMs, problems]).toEqual([
    expect.stringMatching(/^MariaDB 1\d\.\d+/),
    expect.any(Number),
    [],
  ]);
  expect(await checkIsolation(app.server)).toEqual([]);
  const postgres = reference('good', other.adminUrl);
  expect(await wordsOf(set('maria', { dsn: postgres }))).toContain('--dsn: points to postgres');
  expect(await wordsOf(set('maria', { replica: postgres }))).toContain('--replica: is for');
  await setOpen(app.app.tenancy.control, 'maria', false);
  await set('half', { weight: 1_000_000 });
});

test('a way that leads to another cell is not taken', async () => {
  const before = await entry('half');
  const elsewhere = app.server.ownerUrl(app.server.control);
  const said = await wordsOf(set('half', { dsn: reference('elsewhere', elsewhere) }));
  expect(said).toMatch(/does not exist|not to be found there/);
  expect(await entry('half')).toEqual(before);
});

describe('a read replica', () => {
  const total = async (owner: Person) => {
    const call = { as: owner, tenant: owner.tenant };
    return (await app.request('GET', '/tasks/statistics', call)).body['total'];
  };

  test('serves analytics while it keeps up; otherwise, and when it is gone, the cell does', async () => {
    await using standby = await startStandby(other.adminUrl);
    await set('half', { replica: reference('replica', standby.adminUrl) });
    const owner = await app.signUp();
    expect(await cellOf(owner)).toBe('half');
    const call = { as: owner, tenant: owner.tenant };
    const project = await app.request<{ id: string }>('POST', '/projects', {
      ...call,
      body: { key: 'REP', name: 'Replica' },
    });
    expect(project.status, project.text).toBe(201);
    const addTask = async () => {
      const body = { title: 'Counted', projectId: project.body.id };
      const { status, text } = await app.request('POST', '/tasks', { ...call, body });
      expect(status, text).toBe(201);
    };
    await addTask();
    await standby.caughtUp();
    await expect.poll(() => total(owner)).toBe(1);
    /** Whether the statistics are counted on the standby from now on. */
    const servesNow = async () => {
      const [now] = await ask<{ at: string }>(standby.adminUrl, 'select now()::text as at');
      await total(owner);
      const served = await ask(
        standby.adminUrl,
        `select 1 from pg_stat_activity
          where query like '%"task"%' and query_start > $1::timestamptz and pid <> pg_backend_pid()`,
        now?.at,
      );
      return served.length;
    };
    await expect.poll(servesNow).toBe(1);

    await standby.pause();
    await addTask();
    await expect.poll(() => total(owner), { timeout: 10_000 }).toBe(2);
    const statistics = `/projects/${project.body.id}/statistics`;
    expect((await app.request('GET', statistics, call)).body['total']).toBe(2);

    await standby.resume();
    await standby.caughtUp();
    await expect.poll(servesNow, { timeout: 10_000 }).toBe(1);
    await standby.stop();
    await addTask();
    expect(await total(owner)).toBe(3);
    const { problems } = await checkHealth(app.server, await entry('half'));
    expect(problems).toEqual([
      expect.stringContaining('replica: the read replica does not answer: connect ECONNREFUSED'),
    ]);
    const primary = reference('primary', other.adminUrl);
    expect(await wordsOf(set('half', { replica: primary }))).toContain('follows no primary');
    await set('half', { replica: null });
    expect((await checkHealth(app.server, await entry('half'))).problems).toEqual([]);
  }, 60_000);
});
