import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, inject, test } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { ask, terminate } from '../../../test/harness/connections.ts';
import { Database } from './database.ts';
import type { Step } from './pipeline.ts';
import { PREPARED_PER_CONNECTION } from './prepared.ts';
import { isoFromTimestamptz } from './types.ts';

const NAME = `db_test_${process.pid}`;
const url = new URL(inject('adminUrl'));
url.pathname = `/${NAME}`;

beforeAll(async () => {
  await ask(inject('adminUrl'), `create database ${NAME}`);
});
afterAll(async () => {
  await ask(inject('adminUrl'), `drop database ${NAME} with (force)`);
});

let db: Database;
const idleErrors: Error[] = [];
beforeEach(() => {
  idleErrors.length = 0;
  db = new Database({
    url: url.href,
    maxConnections: 1,
    name: NAME,
    onIdleError: (error) => idleErrors.push(error),
  });
});
afterEach(() => db[Symbol.asyncDispose]());

/** A statement named by its own text, as every statement of the product is named by one text. */
const sql = (text: string, ...values: unknown[]): Step => ({
  name: text,
  text: () => text,
  values,
});
const one = async (...steps: Step[]) => (await db.exchange(steps)).at(-1)?.rows[0];
const backend = async () => (await one(sql('select pg_backend_pid() as pid')))?.['pid'];
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) =>
      error instanceof AppError ? error.code : (error as { code?: string }).code,
  );

describe('several steps in one message', () => {
  test('answer in order, each with its own columns and count', async () => {
    await db.script('drop table if exists n; create table n (i int)');
    const steps = [
      sql('insert into n select generate_series(1, $1)', 3),
      sql('select i as a from n order by i'),
      sql('update n set i = i + 10 where i > $1', 1),
      sql('select sum(i) as total, count(*) as rows from n'),
      sql('delete from n where i = $1', 99),
    ];
    for (let round = 1; round <= 2; round++) {
      const results = await db.exchange(steps);
      expect(results.map((r) => r.count)).toEqual([3, 3 * round, 2 * round, 1, 0]);
      expect(results[0]?.rows).toEqual([]);
      expect(Object.keys(results[1]?.rows[0] ?? {})).toEqual(['a']);
      expect(Object.keys(results[3]?.rows[0] ?? {})).toEqual(['total', 'rows']);
    }
  });

  test('are one implicit transaction: a failing second step undoes the first', async () => {
    await db.script('drop table if exists n; create table n (i int primary key)');
    await one(sql('insert into n values ($1)', 1));
    expect(
      await codeOf(
        db.exchange([sql('insert into n values ($1)', 2), sql('insert into n values ($1)', 1)]),
      ),
    ).toBe('23505');
    expect((await db.exchange([sql('select i from n order by i')]))[0]?.rows).toEqual([{ i: 1 }]);
  });

  test('see what the first made local, and nobody after them on the same connection does', async () => {
    const set = sql(`select set_config('test.tenant', $1, true)`, 'anna');
    const get = sql(`select current_setting('test.tenant', true) as tenant`);
    const before = await backend();
    expect(await one(set, get)).toEqual({ tenant: 'anna' });
    expect((await one(get))?.['tenant'] ?? '').toBe('');
    expect(await codeOf(db.exchange([set, sql('select 1/0')]))).toBe('22012');
    expect((await one(get))?.['tenant'] ?? '').toBe('');
    expect(await backend()).toBe(before);
  });

  test('may bear the same name twice, new and known', async () => {
    const twice = [sql('select $1::int as x', 1), sql('select $1::int as x', 2)];
    for (let round = 0; round < 3; round++)
      expect((await db.exchange(twice)).map((r) => r.rows)).toEqual([[{ x: 1 }], [{ x: 2 }]]);
  });

  test('are cut off by the time-out the first one set', async () => {
    const started = Date.now();
    const steps = [
      sql(`select set_config('statement_timeout', $1, true)`, '150'),
      sql('select pg_sleep(5)'),
    ];
    expect(await codeOf(db.exchange(steps))).toBe('unavailable');
    expect(Date.now() - started).toBeLessThan(2000);
    expect(await one(sql('select 1 as fine'))).toEqual({ fine: 1 });
  });

  test('of no rows, of nothing and of none at all answer too', async () => {
    const [none, empty] = await db.exchange([
      sql('select 1 as x where false'),
      { name: 'nothing', text: () => '', values: [] },
    ]);
    expect([none, empty]).toEqual([
      { rows: [], count: 0 },
      { rows: [], count: 0 },
    ]);
    expect(await db.exchange([])).toEqual([]);
  });
});

describe('values', () => {
  test.each([
    ['null', null, 'text', null],
    ['undefined', undefined, 'int', null],
    ['unicode', 'Zoë 🚀 ­\u2028 \'"; drop', 'text', 'Zoë 🚀 ­\u2028 \'"; drop'],
    ['an empty text', '', 'text', ''],
    ['a text beyond one packet', 'ä'.repeat(200_000), 'text', 'ä'.repeat(200_000)],
    ['true', true, 'boolean', true],
    ['false', false, 'boolean', false],
    ['a number', -12, 'int', -12],
    ['a fraction', 0.1, 'float8', 0.1],
    ['a bigint', 2n ** 53n - 1n, 'bigint', 2 ** 53 - 1],
    ['a numeric', '12.50', 'numeric', 12.5],
    ['a date', '2026-02-28', 'date', '2026-02-28'],
    ['a Date', new Date('2026-11-21T04:38:35.120Z'), 'timestamptz', '2026-11-21T04:38:35.120Z'],
    [
      'a uuid',
      '01a1fc93-20f1-75b5-ada2-6b3d604ae000',
      'uuid',
      '01a1fc93-20f1-75b5-ada2-6b3d604ae000',
    ],
    ['json', { a: [1, null, 'x'] }, 'jsonb', { a: [1, null, 'x'] }],
    ['a list as json', [1, 2], 'json', [1, 2]],
    ['bytes', Buffer.from([0, 1, 255]), 'bytea', Buffer.from([0, 1, 255])],
  ])('%s', async (_, value, type, expected) => {
    const echo = sql(`select $1::${type} as x`, value);
    expect(await one(echo)).toEqual({ x: expected });
    expect(await one(echo), 'when the statement is known').toEqual({ x: expected });
  });

  test('a time is ISO-8601 in UTC with milliseconds, whatever the session’s zone', () => {
    expect(isoFromTimestamptz('2026-11-21 04:38:35.1+00')).toBe('2026-11-21T04:38:35.100Z');
    expect(isoFromTimestamptz('2026-11-21 04:38:35+00')).toBe('2026-11-21T04:38:35.000Z');
    expect(isoFromTimestamptz('2026-11-21 04:38:35.123456+00')).toBe('2026-11-21T04:38:35.123Z');
    expect(isoFromTimestamptz('2026-11-21 04:38:35.5+05:30')).toBe('2026-11-20T23:08:35.500Z');
    expect(isoFromTimestamptz('2026-11-21 04:38:35+01')).toBe('2026-11-21T03:38:35.000Z');
    expect(isoFromTimestamptz('infinity')).toBe('infinity');
  });

  test('that cannot be written leave the connection as it was', async () => {
    const before = await backend();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    await expect(
      db.exchange([sql('select 1 as a'), sql('select $1::json as b', circle)]),
    ).rejects.toThrow(/circular/);
    await expect(
      db.exchange([sql('select 1', ...Array.from({ length: 65_536 }, () => 1))]),
    ).rejects.toThrow('65536 parameters');
    expect(await one(sql('select 1 as fine'))).toEqual({ fine: 1 });
    expect(await codeOf(db.exchange([sql('select $1::text as x', 'a\0b')]))).toBe('22021');
    expect(await one(sql('select 2 as fine'))).toEqual({ fine: 2 });
    expect(before).toEqual(expect.any(Number));
  });

  test('are not read by COPY, which is refused without harm', async () => {
    await db.script('drop table if exists n; create table n (i int)');
    expect(await codeOf(db.exchange([sql('copy n from stdin')]))).toBe('unavailable');
    await db.exchange([sql('copy (select 1) to stdout')]).catch(() => undefined);
    expect(await one(sql('select 1 as fine'))).toEqual({ fine: 1 });
  });
});

describe('what is prepared', () => {
  test('survives an error in the middle: what came before is kept, what came after is prepared later', async () => {
    const before = await backend();
    const [good, bad, late] = [
      sql('select 1 as good'),
      sql('select nonsense'),
      sql('select 2 as late'),
    ];
    for (let round = 0; round < 3; round++) {
      expect(await codeOf(db.exchange([good, bad, late]))).toBe('42703');
      expect(await one(late)).toEqual({ late: 2 });
      expect(await one(good, late, good)).toEqual({ good: 1 });
    }
    expect(await backend()).toBe(before);
  });

  test('is prepared once and bounded, and a name that was pushed out can come back', async () => {
    const many = PREPARED_PER_CONNECTION + 60;
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < many; i += 20) {
        const steps = Array.from({ length: 20 }, (_, k) => sql(`select ${i + k} as n`));
        const results = await db.exchange(steps);
        expect(results.map((r) => r.rows[0]?.['n'])).toEqual(steps.map((_, k) => i + k));
      }
    }
    const held = await one(sql('select count(*) as n from pg_prepared_statements'));
    expect(held?.['n']).toBeLessThanOrEqual(PREPARED_PER_CONNECTION + 20);
  });

  test('keeps its columns in a message longer than everything that can be kept', async () => {
    const known = sql('select $1::text as known', 'x');
    await one(known);
    const many = Array.from({ length: PREPARED_PER_CONNECTION + 10 }, (_, i) =>
      sql(`select ${i} as big`),
    );
    expect(await one(...many, known)).toEqual({ known: 'x' });
  });

  test('is prepared anew when its table has changed, outside a transaction without anybody noticing', async () => {
    await db.script('drop table if exists t; create table t (a int); insert into t values (1)');
    const select = sql('select * from t');
    const before = await backend();
    expect(await one(select)).toEqual({ a: 1 });
    await ask(url.href, `alter table t add b text default 'new'`);
    expect(await one(sql('insert into t (a) values ($1)', 2), select)).toEqual({ a: 1, b: 'new' });
    expect(await one(sql('select count(*) as n from t'))).toEqual({ n: 2 });
    await ask(url.href, `alter table t alter a type text`);
    expect(await one(select)).toEqual({ a: '1', b: 'new' });
    expect(await backend()).toBe(before);
  });

  test('fails a transaction under way with “try again”, and the next one works', async () => {
    await db.script('drop table if exists t; create table t (a int); insert into t values (1)');
    const select = sql('select * from t');
    await one(select);
    await using session = await open();
    await session.exchange([sql('begin')]);
    await ask(url.href, `alter table t add b int`);
    expect(await codeOf(session.exchange([select]))).toBe('unavailable');
    await session.exchange([sql('rollback')]);
    expect((await session.exchange([select]))[0]?.rows).toEqual([{ a: 1, b: null }]);
  });

  test('comes back when the server has dropped it', async () => {
    await one(sql('select 7 as seven'));
    await db.script('deallocate all');
    expect(await one(sql('select 7 as seven'))).toEqual({ seven: 7 });
  });
});

/** A session that is released at the end of the block. */
async function open() {
  const session = await db.session();
  return Object.assign(session, { [Symbol.asyncDispose]: async () => session.release() });
}

describe('a session', () => {
  test('released inside a transaction is destroyed', async () => {
    const before = await backend();
    const session = await db.session();
    await session.exchange([sql('begin'), sql(`select set_config('test.tenant', 'anna', false)`)]);
    session.release();
    expect(await backend()).not.toBe(before);
  });

  test('released inside a transaction that failed with its first message is destroyed', async () => {
    const before = await backend();
    const session = await db.session();
    await session.exchange([sql('begin'), sql('select 1/0')]).catch(() => session.release());
    expect(await one(sql('select 1 as fine'))).toEqual({ fine: 1 });
    expect(await backend()).not.toBe(before);
  });

  test('released while a message is under way is destroyed', async () => {
    const before = await backend();
    const session = await db.session();
    const floating = session.exchange([sql('begin'), sql('select pg_sleep(0.2)')]);
    session.release();
    expect(await codeOf(floating)).toBe('unavailable');
    expect(await backend()).not.toBe(before);
  });

  test('released at rest is handed on', async () => {
    const before = await backend();
    const session = await db.session();
    await session.exchange([sql('begin')]);
    await session.exchange([sql('rollback')]);
    session.release();
    expect(await backend()).toBe(before);
  });

  test('takes messages that are sent at once in turn', async () => {
    await using session = await open();
    const all = Promise.all(
      [1, 2, 3].map((i) => session.exchange([sql('select $1::int as i', i)])),
    );
    expect((await all).map(([r]) => r?.rows[0])).toEqual([{ i: 1 }, { i: 2 }, { i: 3 }]);
  });
});

describe('a connection that is killed', () => {
  test('under a query fails that query as unavailable, and the next one works', async () => {
    const asleep = codeOf(db.exchange([sql('select pg_sleep(10)')]));
    await delay(100);
    expect(await terminate(url.href, NAME)).toBe(1);
    expect(await asleep).toBe('unavailable');
    expect(await one(sql('select 1 as back'))).toEqual({ back: 1 });
  });

  test('while idle is told of and replaced', async () => {
    await backend();
    expect(await terminate(url.href, NAME)).toBe(1);
    await delay(50);
    expect(await one(sql('select 1 as back'))).toEqual({ back: 1 });
    expect(idleErrors).toHaveLength(1);
  });

  test('between two messages of a transaction fails the next message, not the process', async () => {
    const session = await db.session();
    await session.exchange([sql('begin')]);
    expect(await terminate(url.href, NAME)).toBe(1);
    await delay(50);
    expect(await codeOf(session.exchange([sql('select 1')]))).toBe('unavailable');
    session.release();
    expect(await one(sql('select 1 as back'))).toEqual({ back: 1 });
  });
});

describe('a pool', () => {
  test('that is used up answers unavailable within two seconds', async () => {
    await using held = await open();
    await held.exchange([sql('begin')]);
    const started = Date.now();
    expect(await codeOf(db.exchange([sql('select 1')]))).toBe('unavailable');
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test('without a server answers unavailable at once', async () => {
    await using nowhere = new Database({
      url: 'postgres://x@127.0.0.1:1/x',
      maxConnections: 1,
      name: NAME,
    });
    expect(await codeOf(nowhere.exchange([sql('select 1')]))).toBe('unavailable');
  });

  test('without its database answers unavailable', async () => {
    const missing = new URL(url);
    missing.pathname = '/no_such_database';
    await using gone = new Database({ url: missing.href, maxConnections: 1, name: NAME });
    expect(await codeOf(gone.exchange([sql('select 1')]))).toBe('unavailable');
  });
});
