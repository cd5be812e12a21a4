import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Builder, type Layout, type Statement, bind, statement, statements } from './index.ts';

interface Tables {
  task: { id: string; title: string; project_id: string; parent_id: string | null; rank: string };
  project: { id: string; name: string; version: number };
  label: { id: string; name: string; tenant_id?: string };
}
type Db = Builder<Tables>;

const SHARED: Layout = { kind: 'shared', engine: 'postgres', namespace: 'shared' };
const SCHEMA: Layout = { kind: 'schema', engine: 'postgres', namespace: 't_1' };
const TENANT = 'the tenant';

/** A statement's text and values in both layouts. */
const bound = <P extends object>(s: Statement<P, unknown>, params: P) => {
  const [shared, schema] = [SHARED, SCHEMA].map((layout) => {
    const { text, values } = bind(s, params, layout, TENANT);
    return { text: text(), values };
  });
  return { shared, schema };
};

describe('the text of a statement, in the shared layout and in a schema', () => {
  test.each<
    [string, { shared: unknown; schema: unknown }, [string, unknown[]], [string, unknown[]]]
  >([
    [
      'select',
      bound(
        statement((db: Db, $: { id: string }) =>
          db.selectFrom('task').select('title').where('id', '=', $.id).where('rank', '=', 'a'),
        ),
        { id: '1' },
      ),
      [
        'select "title" from "shared"."task" where "shared"."task"."tenant_id" = $1 and ("id" = $2 and "rank" = $3)',
        [TENANT, '1', 'a'],
      ],
      ['select "title" from "t_1"."task" where "id" = $1 and "rank" = $2', ['1', 'a']],
    ],
    [
      'select with or',
      bound(
        statement((db: Db) =>
          db
            .selectFrom('task')
            .select('id')
            .where((eb) => eb.or([eb('id', '=', '1'), eb('title', '=', 'x')])),
        ),
        {},
      ),
      [
        'select "id" from "shared"."task" where "shared"."task"."tenant_id" = $1 and (("id" = $2 or "title" = $3))',
        [TENANT, '1', 'x'],
      ],
      ['select "id" from "t_1"."task" where ("id" = $1 or "title" = $2)', ['1', 'x']],
    ],
    [
      'joins',
      bound(
        statement((db: Db) =>
          db
            .selectFrom('task as t')
            .innerJoin('project as p', 'p.id', 't.project_id')
            .leftJoin('task as parent', 'parent.id', 't.parent_id')
            .select(['t.id', 'p.name']),
        ),
        {},
      ),
      [
        'select "t"."id", "p"."name" from "shared"."task" as "t" inner join "shared"."project" as "p" on "p"."id" = "t"."project_id" and "p"."tenant_id" = $1 left join "shared"."task" as "parent" on "parent"."id" = "t"."parent_id" and "parent"."tenant_id" = $2 where "t"."tenant_id" = $3',
        [TENANT, TENANT, TENANT],
      ],
      [
        'select "t"."id", "p"."name" from "t_1"."task" as "t" inner join "t_1"."project" as "p" on "p"."id" = "t"."project_id" left join "t_1"."task" as "parent" on "parent"."id" = "t"."parent_id"',
        [],
      ],
    ],
    [
      'two tables',
      bound(
        statement((db: Db) =>
          db
            .selectFrom(['task', 'project'])
            .select('title')
            .whereRef('project.id', '=', 'project_id'),
        ),
        {},
      ),
      [
        'select "title" from "shared"."task", "shared"."project" where "shared"."task"."tenant_id" = $1 and "shared"."project"."tenant_id" = $2 and ("shared"."project"."id" = "project_id")',
        [TENANT, TENANT],
      ],
      [
        'select "title" from "t_1"."task", "t_1"."project" where "t_1"."project"."id" = "project_id"',
        [],
      ],
    ],
    [
      'subqueries in where and select',
      bound(
        statement((db: Db, $: { name: string }) =>
          db
            .selectFrom('task')
            .select((eb) =>
              eb.selectFrom('label').select(eb.fn.countAll<number>().as('n')).as('labels'),
            )
            .where('project_id', 'in', (eb) =>
              eb.selectFrom('project').select('id').where('name', '=', $.name),
            ),
        ),
        { name: 'n' },
      ),
      [
        'select (select count(*) as "n" from "shared"."label" where "shared"."label"."tenant_id" = $1) as "labels" from "shared"."task" where "shared"."task"."tenant_id" = $2 and ("project_id" in (select "id" from "shared"."project" where "shared"."project"."tenant_id" = $3 and ("name" = $4)))',
        [TENANT, TENANT, TENANT, 'n'],
      ],
      [
        'select (select count(*) as "n" from "t_1"."label") as "labels" from "t_1"."task" where "project_id" in (select "id" from "t_1"."project" where "name" = $1)',
        ['n'],
      ],
    ],
    [
      'exists and derived tables',
      bound(
        statement((db: Db) =>
          db
            .selectFrom((eb) => eb.selectFrom('task').select(['id', 'project_id']).as('mine'))
            .select('mine.id')
            .where((eb) =>
              eb.exists(
                eb
                  .selectFrom('project')
                  .select('project.id')
                  .whereRef('project.id', '=', 'mine.project_id'),
              ),
            ),
        ),
        {},
      ),
      [
        'select "mine"."id" from (select "id", "project_id" from "shared"."task" where "shared"."task"."tenant_id" = $1) as "mine" where exists (select "shared"."project"."id" from "shared"."project" where "shared"."project"."tenant_id" = $2 and ("shared"."project"."id" = "mine"."project_id"))',
        [TENANT, TENANT],
      ],
      [
        'select "mine"."id" from (select "id", "project_id" from "t_1"."task") as "mine" where exists (select "t_1"."project"."id" from "t_1"."project" where "t_1"."project"."id" = "mine"."project_id")',
        [],
      ],
    ],
    [
      'a common table expression',
      bound(
        statement((db: Db) =>
          db
            .with('open', (cte) => cte.selectFrom('task').select('id'))
            .selectFrom('open')
            .innerJoin('label', 'label.id', 'open.id')
            .select('open.id'),
        ),
        {},
      ),
      [
        'with "open" as (select "id" from "shared"."task" where "shared"."task"."tenant_id" = $1) select "open"."id" from "open" inner join "shared"."label" on "shared"."label"."id" = "open"."id" and "shared"."label"."tenant_id" = $2',
        [TENANT, TENANT],
      ],
      [
        'with "open" as (select "id" from "t_1"."task") select "open"."id" from "open" inner join "t_1"."label" on "t_1"."label"."id" = "open"."id"',
        [],
      ],
    ],
    [
      'a union',
      bound(
        statement((db: Db) =>
          db
            .selectFrom('task')
            .select('id')
            .unionAll((eb) => eb.selectFrom('project').select('id')),
        ),
        {},
      ),
      [
        'select "id" from "shared"."task" where "shared"."task"."tenant_id" = $1 union all select "id" from "shared"."project" where "shared"."project"."tenant_id" = $2',
        [TENANT, TENANT],
      ],
      ['select "id" from "t_1"."task" union all select "id" from "t_1"."project"', []],
    ],
    [
      'update',
      bound(
        statement((db: Db, $: { id: string; name: string }) =>
          db
            .updateTable('project')
            .set((eb) => ({ name: $.name, version: eb('version', '+', 1) }))
            .where('id', '=', $.id),
        ),
        { id: '1', name: 'n' },
      ),
      [
        'update "shared"."project" set "name" = $1, "version" = "version" + $2 where "shared"."project"."tenant_id" = $3 and ("id" = $4)',
        ['n', 1, TENANT, '1'],
      ],
      [
        'update "t_1"."project" set "name" = $1, "version" = "version" + $2 where "id" = $3',
        ['n', 1, '1'],
      ],
    ],
    [
      'update of every row, and from another table',
      bound(
        statement((db: Db) =>
          db
            .updateTable('task as t')
            .from('project as p')
            .set({ title: 'x' })
            .whereRef('p.id', '=', 't.project_id'),
        ),
        {},
      ),
      [
        'update "shared"."task" as "t" set "title" = $1 from "shared"."project" as "p" where "t"."tenant_id" = $2 and "p"."tenant_id" = $3 and ("p"."id" = "t"."project_id")',
        ['x', TENANT, TENANT],
      ],
      [
        'update "t_1"."task" as "t" set "title" = $1 from "t_1"."project" as "p" where "p"."id" = "t"."project_id"',
        ['x'],
      ],
    ],
    [
      'delete',
      bound(
        statement((db: Db) => db.deleteFrom('task')),
        {},
      ),
      ['delete from "shared"."task" where "shared"."task"."tenant_id" = $1', [TENANT]],
      ['delete from "t_1"."task"', []],
    ],
    [
      'insert of several rows',
      bound(
        statement((db: Db, $: { a: string; b: string }) =>
          db.insertInto('label').values([
            { id: $.a, name: 'x' },
            { id: $.b, name: sql<string>`lower('Y')` },
          ]),
        ),
        { a: '1', b: '2' },
      ),
      [
        `insert into "shared"."label" ("id", "name", "tenant_id") values ($1, $2, $3), ($4, lower('Y'), $5)`,
        ['1', 'x', TENANT, '2', TENANT],
      ],
      [
        `insert into "t_1"."label" ("id", "name") values ($1, $2), ($3, lower('Y'))`,
        ['1', 'x', '2'],
      ],
    ],
    [
      'insert on conflict',
      bound(
        statement((db: Db, $: { id: string }) =>
          db
            .insertInto('label')
            .values({ id: $.id, name: 'x' })
            .onConflict((oc) => oc.columns(['id']).doUpdateSet({ name: 'y' })),
        ),
        { id: '1' },
      ),
      [
        'insert into "shared"."label" ("id", "name", "tenant_id") values ($1, $2, $3) on conflict ("tenant_id", "id") do update set "name" = $4',
        ['1', 'x', TENANT, 'y'],
      ],
      [
        'insert into "t_1"."label" ("id", "name") values ($1, $2) on conflict ("id") do update set "name" = $3',
        ['1', 'x', 'y'],
      ],
    ],
    [
      'insert or leave',
      bound(
        statement((db: Db) =>
          db
            .insertInto('label')
            .values({ id: '1', name: 'x' })
            .onConflict((oc) => oc.doNothing()),
        ),
        {},
      ),
      [
        'insert into "shared"."label" ("id", "name", "tenant_id") values ($1, $2, $3) on conflict do nothing',
        ['1', 'x', TENANT],
      ],
      [
        'insert into "t_1"."label" ("id", "name") values ($1, $2) on conflict do nothing',
        ['1', 'x'],
      ],
    ],
  ])('%s', (_, { shared, schema }, [sharedText, sharedValues], [schemaText, schemaValues]) => {
    expect(shared).toEqual({ text: sharedText, values: sharedValues });
    expect(schema).toEqual({ text: schemaText, values: schemaValues });
  });
});

describe('a statement', () => {
  const find = statement((db: Db, $: { id: string }) =>
    db.selectFrom('task').select('id').where('id', '=', $.id),
  );

  test('has one name in the shared layout, and one for each schema', () => {
    const nameIn = (layout: Layout) => bind(find, { id: '1' }, layout, TENANT).name;
    expect(nameIn(SHARED)).toBe(find.id);
    expect(nameIn(SCHEMA)).toBe(`${find.id}@t_1`);
    expect(nameIn({ kind: 'schema', engine: 'postgres', namespace: 't_2' })).not.toBe(
      nameIn(SCHEMA),
    );
  });

  test('is built once in each layout', () => {
    let built = 0;
    const counted = statement((db: Db, $: { id: string }) => {
      built += 1;
      return db.selectFrom('task').select('id').where('id', '=', $.id);
    });
    for (const layout of [SHARED, SCHEMA, SHARED, { ...SCHEMA, namespace: 't_2' }])
      bind(counted, { id: '1' }, layout, TENANT).text();
    expect(built).toBe(2);
  });

  test('of several shapes is kept for each shape', () => {
    const list = statements(
      (db: Db, $: { id: string }, shape: { sort: 'id' | 'title'; mine?: boolean }) =>
        db.selectFrom('task').select('id').where('id', '=', $.id).orderBy(shape.sort),
    );
    const texts = [{ sort: 'id' as const }, { sort: 'title' as const }].map((shape) =>
      bind(list(shape), { id: '1' }, SCHEMA, TENANT).text(),
    );
    expect(new Set(texts).size).toBe(2);
    expect(list({ sort: 'id' })).toBe(list({ sort: 'id' }));
    expect(list({ sort: 'id' })).not.toBe(list({ sort: 'title' }));
  });
});
