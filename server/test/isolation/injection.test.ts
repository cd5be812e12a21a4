import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Builder, type TenantScope, checkIsolation, statement } from '#tenancy/index.ts';
import { signContext } from '#tenancy/scope/index.ts';
import { POSTGRES_LAYOUTS, type TestApp, startTestApp } from '../harness/app.ts';
import { injectable } from './injectable.ts';
import { type Tenant, buildTenant } from './world.ts';

/**
 * What an attacker gets who can put SQL of their own into a query: nothing of anyone else. For
 * MariaDB, see injection-mariadb.test.ts.
 */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t[Symbol.asyncDispose]());

async function scopeOf({ owner }: Tenant): Promise<TenantScope> {
  const tenant = await t.app.tenancy.find(owner.tenantId);
  if (!tenant) throw new Error('no such tenant');
  return t.app.tenancy.scopeOf(tenant);
}

describe.each(POSTGRES_LAYOUTS)('injected SQL in the %s layout', (layout, plan) => {
  let victim: Tenant;
  let attacker: Tenant;
  let table: string;
  let scope: TenantScope;

  beforeAll(async () => {
    victim = await buildTenant(t, plan);
    attacker = await buildTenant(t, plan);
    const record = await t.app.tenancy.find(victim.owner.tenantId);
    table = `${record?.placement.namespace}.task`;
    scope = await scopeOf(attacker);
  });

  /** Asks for the victim's rows under whatever context the injected expression sets. */
  const stealing = (context: string): string =>
    `' union all select title from ${table}, (select pg_catalog.set_config('taskforce.context', ${context}, true) as c) s where s.c is not null or true) --`;

  it('reads the attacker’s own rows, so the query works', async () => {
    const own = await injectable(scope, `' or title like 'Task canary-%`);
    expect(own.map((row) => row.title)).toEqual([
      `Task ${attacker.world.canary} ${attacker.world.secret}`,
    ]);
  });

  it.each([
    ['a plain id', (v: Tenant) => `'${v.owner.tenantId}'`],
    ['nothing', () => `''`],
    [
      'a forged signature',
      (v: Tenant) => `'${signContext(Buffer.from('guess'), v.owner.tenantId, 9_999_999_999)}'`,
    ],
    [
      'the attacker’s own signature over the victim’s id',
      (v: Tenant) =>
        `'${v.owner.tenantId.replaceAll('-', '')}' || pg_catalog.substr(pg_catalog.current_setting('taskforce.context'), 33)`,
    ],
    ['no context at all', () => `pg_catalog.current_setting('taskforce.context')`],
  ])('reads no foreign row with %s', async (_what, context) => {
    // The shared layout's statement wraps the condition in a parenthesis, the others do not.
    const answers: { title: string }[][] = [];
    for (const close of ['', ')']) {
      const text = stealing(context(victim))
        .replace(`' union`, `'${close} union`)
        .replace(') --', ' --');
      const rows = await injectable(scope, text).catch(() => undefined);
      if (rows) answers.push(rows);
    }
    // A dedicated tenant's tables are in another database: there the statement cannot even run.
    expect(answers.length).toBe(layout === 'dedicated' ? 0 : 1);
    expect(answers.flat().filter((row) => row.title.includes(victim.world.canary))).toEqual([]);
  });

  it.each([
    ['the signing key', `select encode(ipad, 'hex') from platform.context_key`],
    ['the password hashes', `select password_hash from control.account`],
    ['a file', `select pg_read_file('/etc/passwd')`],
    ['a program', `copy (select 1) to program 'true'`],
    ['the owner’s role', `set role pg_read_all_data`],
    ['the wall itself', `alter table {table} disable row level security`],
    ['the tables as a whole', `truncate {table}`],
  ])('cannot reach %s as the app login', async (_what, text) => {
    const record = await t.app.tenancy.find(attacker.owner.tenantId);
    const own = `${record?.placement.namespace}.task`;
    const client = new pg.Client(t.server.appUrl(record?.placement.cell.database ?? ''));
    await client.connect();
    await expect(client.query(text.replace('{table}', own))).rejects.toThrow(
      /permission denied|must be owner|does not exist|must be superuser/,
    );
    await client.end();
  });

  it('cannot be made to write where it only reads', async () => {
    const remove = statement((db: Builder<{ task: { title: string } }>) => db.deleteFrom('task'));
    await expect(scope.rows(remove, {})).rejects.toThrow('read-only transaction');
  });

  it('has teeth: with the wall taken down the same injection reads the victim, and the self-check says so', async () => {
    const record = await t.app.tenancy.find(victim.owner.tenantId);
    const owner = new pg.Client(t.server.ownerUrl(record?.placement.cell.database ?? ''));
    await owner.connect();
    expect(await checkIsolation(t.server)).toEqual([]);
    try {
      await owner.query(`alter table ${table} disable row level security`);
      const [found] = await Promise.all(
        ['', ')'].map((close) =>
          injectable(scope, `'${close} union all select title from ${table} --`).catch(
            () => undefined,
          ),
        ),
      ).then((answers) => answers.filter((rows) => rows !== undefined));
      const sawVictim = found?.some((row) => row.title.includes(victim.world.canary)) ?? false;
      expect(sawVictim).toBe(layout !== 'dedicated');
      const breaches = await checkIsolation(t.server);
      expect(breaches.map((b) => b.problem).join()).toContain(
        `${table}: row-level security is not enabled and forced`,
      );

      await owner.query(`alter table ${table} enable row level security`);
      await owner.query(`alter policy tenant on ${table} using (true) with check (true)`);
      expect((await checkIsolation(t.server)).map((b) => b.problem).join()).toContain(
        `${table}: the policy does not compare`,
      );
    } finally {
      await owner.query(`alter table ${table} enable row level security`);
      const own = record?.isolation === 'shared' ? 'tenant_id' : `'${victim.owner.tenantId}'::uuid`;
      const policy = `${own} = (select platform.current_tenant())`;
      await owner.query(`alter policy tenant on ${table} using (${policy}) with check (${policy})`);
      await owner.end();
    }
    expect(await checkIsolation(t.server)).toEqual([]);
  });
});
