import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Builder, type Layout, bind, statement } from './index.ts';

interface Tables {
  task: { id: string; title: string; project_id: string };
  project: { id: string; name: string };
  label: { id: string; name: string; tenant_id?: string };
}
type Db = Builder<Tables>;

const SHARED: Layout = { kind: 'shared', engine: 'postgres', namespace: 'shared' };
const TENANT = 'the tenant';

describe('what no statement may do', () => {
  const refused = (build: (db: Db) => { compile(): never } | object) =>
    expect(() => bind(statement(build as never), {}, SHARED, TENANT));
  const own = /may not set tenant_id/;
  const outside = /outside the portable subset/;

  test.each<[string, (db: Db) => object, RegExp]>([
    [
      'insert another tenant',
      (db) => db.insertInto('label').values({ id: '1', name: 'x', tenant_id: 'other' }),
      own,
    ],
    ['update the tenant', (db) => db.updateTable('label').set({ tenant_id: 'other' }), own],
    [
      'update the tenant by reference',
      (db) => db.updateTable('label').set((eb) => ({ tenant_id: eb.ref('label.id') })),
      own,
    ],
    [
      'update the tenant, named with its table',
      (db) => db.updateTable('label').set(sql.ref('label.tenant_id') as never, 'other' as never),
      outside,
    ],
    [
      'change the tenant on conflict',
      (db) =>
        db
          .insertInto('label')
          .values({ id: '1', name: 'x' })
          .onConflict((oc) => oc.column('id').doUpdateSet({ tenant_id: 'other' })),
      own,
    ],
    ['insert without values', (db) => db.insertInto('label').defaultValues(), /names its columns/],
    [
      'insert from a select',
      (db) =>
        db
          .insertInto('label')
          .columns(['id', 'name'])
          .expression((eb) => eb.selectFrom('project').select(['id', 'name'])),
      /names its columns/,
    ],
    [
      'delete using another table',
      (db) => db.deleteFrom('label').using('project').whereRef('label.id', '=', 'project.id'),
      outside,
    ],
    [
      'update several tables',
      (db) => db.updateTable(['label', 'project'] as never).set({ name: 'x' } as never),
      outside,
    ],
    [
      'join from the right',
      (db) =>
        db
          .selectFrom('task')
          .rightJoin('project', 'project.id', 'task.project_id')
          .select('task.id'),
      outside,
    ],
    [
      'join fully',
      (db) =>
        db
          .selectFrom('task')
          .fullJoin('project', 'project.id', 'task.project_id')
          .select('task.id'),
      outside,
    ],
    [
      'merge',
      (db) =>
        db.mergeInto('label').using('project', 'project.id', 'label.id').whenMatched().thenDelete(),
      outside,
    ],
  ])('%s', (_, build, why) => {
    refused(build).toThrow(why);
  });

  test('run without one of its values', () => {
    const find = statement((db: Db, $: { id: string }) =>
      db.selectFrom('task').select('id').where('id', '=', $.id),
    );
    expect(() => bind(find, {} as { id: string }, SHARED, TENANT)).toThrow(
      'statement needs a value for id',
    );
    expect(bind(find, { id: null } as unknown as { id: string }, SHARED, TENANT).values).toEqual([
      TENANT,
      null,
    ]);
  });

  test('be given another tenant by a parameter of any name', () => {
    const find = statement((db: Db, $: Record<string, string>) =>
      db
        .selectFrom('task')
        .select('id')
        .where('id', '=', $['tenant id'] as string),
    );
    expect(bind(find, { 'tenant id': 'other' }, SHARED, TENANT).values).toEqual([TENANT, 'other']);
  });
});
