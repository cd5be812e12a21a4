import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  type Builder,
  type Layout,
  type Statement,
  bind,
  limitLockWait,
  statement,
} from './index.ts';

interface Tables {
  task: { id: string; title: string; project_id: string; labels: number };
  project: { id: string; name: string };
}
type Db = Builder<Tables>;

const MYSQL: Layout = { kind: 'shared', engine: 'mysql', namespace: 'shared' };

const bound = <P extends object>(s: Statement<P, unknown>, params: P) => {
  const { text, values } = bind(s, params, MYSQL, 'the tenant');
  return [text(), values];
};

describe('the text of a statement on MySQL', () => {
  test('names views of the connection’s own database, and the tenant beside', () => {
    const find = statement((db: Db, $: { id: string }) =>
      db
        .selectFrom('task as t')
        .innerJoin('project as p', 'p.id', 't.project_id')
        .select(['t.title', 'p.name'])
        .where('t.id', '=', $.id)
        .limit(10),
    );
    expect(bound(find, { id: '1' })).toEqual([
      'select `t`.`title`, `p`.`name` from `task` as `t` inner join `project` as `p` on `p`.`id` = `t`.`project_id` and `p`.`tenant_id` = ? where `t`.`tenant_id` = ? and (`t`.`id` = ?) limit ?',
      ['the tenant', 'the tenant', '1', 10],
    ]);
    const locked = statement((db: Db) => db.selectFrom('task').select('id').forUpdate());
    expect(bound(locked, {})[0]).toBe(
      'select `id` from `task` where `task`.`tenant_id` = ? for update',
    );
  });

  test('reads a page in the order its tables are named', () => {
    const page = statement((db: Db) =>
      db
        .selectFrom('task as t')
        .innerJoin('project as p', 'p.id', 't.project_id')
        .select('t.id')
        .orderBy('t.id')
        .limit(10),
    );
    expect(bound(page, {})[0]).toBe(
      'select straight_join `t`.`id` from `task` as `t` inner join `project` as `p` on `p`.`id` = `t`.`project_id` and `p`.`tenant_id` = ? where `t`.`tenant_id` = ? order by `t`.`id` limit ?',
    );
    const found = statement((db: Db, $: { pattern: string }) =>
      db
        .selectFrom('task as t')
        .innerJoin('project as p', 'p.id', 't.project_id')
        .select('t.id')
        .where('t.title', 'like', $.pattern)
        .orderBy('t.id')
        .limit(10),
    );
    expect(bound(found, { pattern: '%a%' })[0]).toMatch(/^select `t`/);
  });

  test('lets the server begin at the rows that a list of their own names', () => {
    const found = statement((db: Db, $: { name: string }) =>
      db
        .selectFrom('task as t')
        .innerJoin('project as p', 'p.id', 't.project_id')
        .select('t.id')
        .where('t.project_id', 'in', (eb) =>
          eb.selectFrom('project as q').select('q.id').where('q.name', '=', $.name),
        )
        .orderBy('t.id')
        .limit(10),
    );
    expect(bound(found, { name: 'a' })[0]).toMatch(/^select `t`/);
  });

  test('does nothing about a row that is there, and swallows no other failure', () => {
    const add = statement((db: Db, $: { id: string; name: string }) =>
      db
        .insertInto('project')
        .values({ id: $.id, name: $.name })
        .onConflict((conflict) => conflict.columns(['id']).doNothing()),
    );
    expect(bound(add, { id: '1', name: 'n' })).toEqual([
      'insert into `project` (`id`, `name`, `tenant_id`) values (?, ?, ?) on duplicate key update `tenant_id` = `tenant_id`',
      ['1', 'n', 'the tenant'],
    ]);
  });

  test('updates a row that is there with what would have been inserted', () => {
    const put = statement((db: Db, $: { id: string; name: string }) =>
      db
        .insertInto('project')
        .values({ id: $.id, name: $.name })
        .onConflict((conflict) =>
          conflict.columns(['id']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
        ),
    );
    expect(bound(put, { id: '1', name: 'n' })[0]).toBe(
      'insert into `project` (`id`, `name`, `tenant_id`) values (?, ?, ?) on duplicate key update `name` = values(`name`)',
    );
  });

  test('bounds the wait for locks in its own way', () => {
    expect(bound(limitLockWait(2), {})).toEqual(['set session innodb_lock_wait_timeout = 2', []]);
    const postgres = bind(limitLockWait(2), {}, { ...MYSQL, engine: 'postgres' }, 'x');
    expect(postgres.text()).toContain(`set_config('lock_timeout', '2000', true)`);
  });

  test.each<[string, (db: Db) => { compile(): never }, string]>([
    [
      'returning',
      (db) => db.insertInto('project').values({ id: '1', name: 'n' }).returning('id') as never,
      'returning',
    ],
    [
      'a conflict told by an expression',
      (db) =>
        db
          .insertInto('project')
          .values({ id: '1', name: 'n' })
          .onConflict((conflict) => conflict.expression(sql`lower(name)`).doNothing()) as never,
      'a conflict',
    ],
    [
      'another schema',
      (db) => db.withSchema('mysql').selectFrom('project').select('id') as never,
      'a schema',
    ],
  ])('refuses %s', (_what, build, told) => {
    expect(() => bound(statement(build as (db: Db) => never), {})).toThrow(
      new RegExp(`${told}.* outside the portable subset`),
    );
  });

  test('exists for shared tables alone', () => {
    const all = statement((db: Db) => db.selectFrom('task').select('id'));
    expect(() => bind(all, {}, { ...MYSQL, kind: 'schema' }, 'x')).toThrow('shared tables only');
  });
});
