import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { isCode, isLockTimeout, violatedConstraint, type Step } from '#platform/db/index.ts';
import { flavourOf, MySqlDatabase, openMySql, withMySql } from './index.ts';

const NAME = `my_test_${process.pid}`;
const url = new URL(inject('mariadbUrl'));
url.pathname = `/${NAME}`;
const asOwner = (text: string) => withMySql(inject('mariadbUrl'), (owner) => owner.rows(text));

beforeAll(async () => {
  await asOwner(`create database ${NAME} character set utf8mb4 collate utf8mb4_nopad_bin`);
});
afterAll(() => asOwner(`drop database ${NAME}`));

let db: MySqlDatabase;
const idleErrors: Error[] = [];
beforeEach(async () => {
  idleErrors.length = 0;
  db = new MySqlDatabase({
    url: url.href,
    maxConnections: 1,
    onIdleError: (error) => idleErrors.push(error),
  });
  await db.exchange([
    sql('drop table if exists n'),
    sql(`create table n (
      i int primary key, name varchar(20), yes tinyint(1), few tinyint, day date, much bigint,
      part decimal(10, 2), at char(24) character set ascii collate ascii_bin, unique key n_name (name))`),
  ]);
});
afterEach(() => db[Symbol.asyncDispose]());

const sql = (text: string, ...values: unknown[]): Step => ({
  name: text,
  text: () => text,
  values,
});
const one = async (...steps: Step[]) => (await db.exchange(steps)).at(-1)?.rows[0];
const connection = async () => (await one(sql('select connection_id() as id')))?.['id'];
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('values', () => {
  test('come out as PostgreSQL’s do', async () => {
    const row = {
      i: 1,
      name: 'ä €  ',
      yes: true,
      few: 1,
      day: '2026-02-28',
      much: 9_007_199_254_740_991,
      part: 12.5,
      at: '2026-11-21T04:38:35.100Z',
    };
    const columns = Object.keys(row);
    await db.exchange([
      sql(
        `insert into n (${columns.join()}) values (${columns.map(() => '?').join()})`,
        ...Object.values(row),
      ),
      sql('insert into n (i, yes) values (2, ?)', false),
    ]);
    expect(await one(sql('select * from n where i = 1'))).toEqual(row);
    expect(await one(sql('select yes, name, day from n where i = 2'))).toEqual({
      yes: false,
      name: null,
      day: null,
    });
    expect(
      await one(
        sql('select count(*) as rows_, sum(i) as total, avg(i) as mean, max(name) as last from n'),
      ),
    ).toEqual({ rows_: 2, total: 3, mean: 1.5, last: 'ä €  ' });
  });

  test('are equal only when they are the same, letter by letter and space by space', async () => {
    await db.exchange(
      ['a', 'A', 'a ', 'á'].map((name, i) => sql('insert into n (i, name) values (?, ?)', i, name)),
    );
    expect((await db.exchange([sql('select i from n where name = ?', 'a')]))[0]?.rows).toEqual([
      { i: 0 },
    ]);
  });

  test('with a NUL are refused, as PostgreSQL refuses them', async () => {
    const error = await failure(
      db.exchange([sql('insert into n (i, name) values (1, ?)', 'a\0b')]),
    );
    expect(isCode(error, '22021')).toBe(true);
  });

  test('that do not fit are refused and never cut off', async () => {
    const long = await failure(
      db.exchange([sql('insert into n (i, name) values (1, ?)', 'x'.repeat(21))]),
    );
    expect(isCode(long, '22001')).toBe(true);
    const noDay = await failure(
      db.exchange([sql('insert into n (i, day) values (1, ?)', '2026-02-30')]),
    );
    expect(isCode(noDay, '22007')).toBe(true);
  });
});

describe('counts', () => {
  test('are of rows found, inserted and deleted, whether or not anything changed', async () => {
    const again = 'on duplicate key update i = i';
    const counts = (
      await db.exchange([
        sql(`insert into n (i, name) values (1, 'a'), (2, 'b')`),
        sql('update n set name = name where i in (1, 2, 3)'),
        sql(`update n set name = 'c' where i = 2`),
        sql(`insert into n (i, name) values (1, 'x') ${again}`),
        sql(`insert into n (i, name) values (1, 'x'), (5, 'e') ${again}`),
        sql('select i from n'),
        sql('delete from n where i < 3'),
      ])
    ).map((result) => result.count);
    expect(counts).toEqual([2, 2, 1, 0, 1, 3, 2]);
  });
});

describe('failures', () => {
  test('name the constraint that was run into', async () => {
    await one(sql(`insert into n (i, name) values (1, 'a')`));
    const error = await failure(db.exchange([sql(`insert into n (i, name) values (2, 'a')`)]));
    expect(violatedConstraint(error)).toBe('n_name');
    expect(violatedConstraint(new Error('x'))).toBeUndefined();
  });

  test('to get a lock in time, and deadlocks, are “try again”, and tell which', async () => {
    await using three = new MySqlDatabase({ url: url.href, maxConnections: 3 });
    await three.exchange([sql('insert into n (i) values (1), (2)')]);
    const [a, b, c] = [await three.session(), await three.session(), await three.session()];
    const wait = sql('set session innodb_lock_wait_timeout = 1');
    await a.exchange([
      wait,
      sql('start transaction'),
      sql('select * from n where i = 1 for update'),
    ]);
    await b.exchange([
      wait,
      sql('start transaction'),
      sql('select * from n where i = 2 for update'),
    ]);
    const late = await failure(c.exchange([wait, sql('update n set few = 1 where i = 1')]));
    expect([(late as AppError).code, isLockTimeout(late)]).toEqual(['unavailable', true]);
    const crossed = await Promise.all([
      failure(a.exchange([sql('update n set few = 1 where i = 2')])),
      failure(b.exchange([sql('update n set few = 1 where i = 1')])),
    ]);
    const victim = crossed.find((error) => error instanceof AppError);
    expect(victim).toMatchObject({ code: 'unavailable' });
    expect(isLockTimeout(victim)).toBe(false);
    for (const session of [a, b, c]) session.release();
  });

  test('of a server that is not there, or a login it refuses, say so', async () => {
    const nowhere = new MySqlDatabase({ url: 'mysql://root@127.0.0.1:1/x', maxConnections: 1 });
    expect(await failure(nowhere.session())).toMatchObject({ code: 'unavailable' });
    await nowhere[Symbol.asyncDispose]();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    const refused = new MySqlDatabase({ url: wrong.href, maxConnections: 1 });
    expect(isCode(await failure(refused.session()), '28P01')).toBe(true);
    await refused[Symbol.asyncDispose]();
  });

  test('to find a free connection in time say so', async () => {
    const session = await db.session();
    expect(await failure(db.session())).toMatchObject({ code: 'unavailable' });
    session.release();
    expect(await one(sql('select 1 as fine'))).toEqual({ fine: 1 });
  });

  test('of a statement that takes too long are no lost connection', async () => {
    const session = await db.session();
    const slow = session.exchange([
      sql('set session max_statement_time = 0.1'),
      sql('select sleep(5) from n union select 1 from (select sleep(5)) s'),
    ]);
    expect(await failure(slow)).toMatchObject({ code: 'unavailable', details: { retryAfter: 5 } });
    session.release();
  });
});

describe('a connection', () => {
  test('is handed on when it is idle', async () => {
    const before = await connection();
    expect(await connection()).toBe(before);
  });

  test.each([
    ['inside a transaction', [sql('start transaction'), sql('insert into n (i) values (1)')]],
    ['after a failure whose outcome is not known', [sql('select * from nothing')]],
  ])('released %s is destroyed, and what it did is undone', async (_what, steps) => {
    const before = await connection();
    const session = await db.session();
    await session.exchange(steps).catch(() => undefined);
    session.release();
    expect(await connection()).not.toBe(before);
    expect(await one(sql('select count(*) as n from n'))).toEqual({ n: 0 });
  });

  test('released while it is busy is destroyed', async () => {
    const before = await connection();
    const session = await db.session();
    const busy = failure(session.exchange([sql('select sleep(1)')]));
    session.release();
    expect(await busy).toMatchObject({ code: 'unavailable' });
    expect(await connection()).not.toBe(before);
  });

  test('that failed and was rolled back is kept', async () => {
    const before = await connection();
    const session = await db.session();
    await session
      .exchange([sql('start transaction'), sql('select * from nothing')])
      .catch(() => undefined);
    await session.exchange([sql('rollback')]);
    session.release();
    expect(await connection()).toBe(before);
  });

  test('that failed takes nothing but a rollback', async () => {
    const session = await db.session();
    const add = (i: number): Step => sql('insert into n (i) values (?)', i);
    await session.exchange([sql('start transaction'), add(1)]);
    const [failed, queued] = await Promise.all([
      failure(session.exchange([sql('select * from nothing')])),
      failure(session.exchange([add(2)])),
    ]);
    expect([isCode(failed, '42P01'), isCode(queued, '25P02')]).toEqual([true, true]);
    expect(isCode(await failure(session.exchange([add(3)])), '25P02')).toBe(true);
    await session.exchange([sql('rollback'), add(4)]);
    session.release();
    expect((await db.exchange([sql('select i from n')]))[0]?.rows).toEqual([{ i: 4 }]);
  });

  test('killed while idle is replaced and reported', async () => {
    const before = await connection();
    await asOwner(`kill ${String(before)}`);
    for (let i = 0; i < 100 && idleErrors.length === 0; i++) await delay(10);
    expect(idleErrors.length).toBeGreaterThan(0);
    expect(await connection()).not.toBe(before);
  });

  test('killed while in use fails what was asked of it, and nothing else', async () => {
    const session = await db.session();
    const [row] = (await session.exchange([sql('select connection_id() as id')]))[0]?.rows ?? [];
    const asked = failure(session.exchange([sql('select sleep(5)')]));
    await delay(50);
    await asOwner(`kill ${String(row?.['id'])}`);
    expect(await asked).toMatchObject({ code: 'unavailable' });
    session.release();
    expect(await one(sql('select 1 as fine'))).toEqual({ fine: 1 });
  });

  test('takes one statement at a time, in order, and speaks UTF-8, UTC and strictly', async () => {
    const two = await failure(db.exchange([sql('select 1; select 2')]));
    expect(isCode(two, '42601')).toBe(true);
    expect(
      await one(
        sql(
          `select @@session.time_zone as zone, @@session.tx_isolation as level, @@character_set_client as letters,
                  @@session.sql_mode like '%STRICT_ALL_TABLES%' as strict_, @@session.slow_query_log as logged`,
        ),
      ),
    ).toEqual({
      zone: '+00:00',
      level: 'READ-COMMITTED',
      letters: 'utf8mb4',
      strict_: 1,
      logged: 0,
    });
  });
});

describe('a connection of one’s own', () => {
  const opened = (change: Partial<URL>) =>
    failure(withMySql(Object.assign(new URL(url), change).href, async () => 'open'));

  test('that does not come to be says so at once, whoever refused it', async () => {
    const began = performance.now();
    expect(await opened({ pathname: '/nothing_here' })).toMatchObject({
      message: expect.stringContaining('nothing_here'),
    });
    expect(await opened({ username: 'nobody', password: 'wrong' })).toMatchObject({
      message: expect.stringContaining('nobody'),
    });
    expect(await opened({ port: '1' })).toMatchObject({ message: expect.any(String) });
    expect(performance.now() - began).toBeLessThan(4000);
  });

  test('is let go when its server does not answer any more', async () => {
    const connection = await openMySql(url.href);
    void connection.query('do sleep(20)').catch(() => undefined);
    await connection[Symbol.asyncDispose]();
  });
});

test('the two servers are told apart by their version', () => {
  expect(['10.11.6-MariaDB-0+deb12u1', '8.4.3', '11.4.2-MariaDB'].map(flavourOf)).toEqual([
    'mariadb',
    'mysql',
    'mariadb',
  ]);
});
