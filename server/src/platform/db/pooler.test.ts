import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type PgBouncer, startPgBouncer } from '../../../test/harness/pgbouncer.ts';
import { Database } from './database.ts';
import { connectionOf } from './pooler.ts';

/** A real PgBouncer in transaction mode with one backend, which every connection has to share. */
let pooler: PgBouncer;
const open: Database[] = [];
beforeAll(async () => {
  pooler = await startPgBouncer([inject('adminUrl')]);
});
afterAll(async () => {
  for (const database of open) await database[Symbol.asyncDispose]();
  await pooler[Symbol.asyncDispose]();
});

function connect(): Database {
  const url = pooler.through(inject('adminUrl'));
  const database = new Database({ url, maxConnections: 3, name: 'pooler test' });
  open.push(database);
  return database;
}

/** The same name stands for other text in each process, as the names of statements do. */
const sql = (name: string, text: string, ...values: unknown[]) => ({
  name,
  text: () => text,
  values,
});

test('statements of the same name do not meet on the one backend', async () => {
  const [first, second] = [connect(), connect()];
  const ask = (database: Database, n: number) =>
    database.exchange([
      sql('context', `select set_config('test.who', $1, true)`, String(n)),
      database === first
        ? sql('s1', `select current_setting('test.who')::int as who, $1::int as n`, n)
        : sql('s1', `select $1::text as text, current_setting('test.who')::int as who`, n),
    ]);
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => (await ask(n % 2 ? first : second, n))[1]?.rows[0]),
  );
  expect(answers).toEqual(
    answers.map((_, n) => (n % 2 ? { who: n, n } : { text: String(n), who: n })),
  );
});

test('a transaction keeps its backend, and nothing of it is left for the next', async () => {
  const [first, second] = [connect(), connect()];
  const holding = await first.session();
  await holding.exchange([
    sql('begin', 'begin'),
    sql('context', `select set_config('test.who', $1, true)`, 'anna'),
  ]);
  const other = second.exchange([sql('who', `select current_setting('test.who', true) as who`)]);
  const own = await holding.exchange([sql('who', `select current_setting('test.who') as who`)]);
  await holding.exchange([sql('rollback', 'rollback')]);
  holding.release();
  expect(own[0]?.rows).toEqual([{ who: 'anna' }]);
  expect((await other)[0]?.rows).toEqual([{ who: '' }]);
});

test('an error in the middle undoes its message alone and leaves the connection good', async () => {
  const database = connect();
  await database.script('create table if not exists pooled (n int primary key)');
  const insert = (n: number) => sql('insert', 'insert into pooled values ($1)', n);
  await expect(
    database.exchange([insert(1), sql('fail', 'select 1/0'), insert(2)]),
  ).rejects.toMatchObject({ code: '22012' });
  await database.exchange([insert(2)]);
  expect((await database.exchange([sql('all', 'select n from pooled')]))[0]?.rows).toEqual([
    { n: 2 },
  ]);
  await database.script('drop table pooled');
});

test('the driver never sees the parameter', () => {
  expect(connectionOf('postgres://a:b@h:1/d?sslmode=require&pgbouncer=true')).toEqual({
    url: 'postgres://a:b@h:1/d?sslmode=require',
    isPooled: true,
  });
  expect(connectionOf('postgres://a@h/d?pgbouncer=false').isPooled).toBe(false);
});
