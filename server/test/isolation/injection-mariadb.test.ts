import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withMySql } from '#platform/mysql/index.ts';
import { type Builder, type TenantScope, checkIsolation, statement } from '#tenancy/index.ts';
import { protectedTables, statementsOf } from '#tenancy/migrations/mysql-render.ts';
import { signContext } from '#tenancy/scope/index.ts';
import { type TestApp, startTestApp } from '../harness/app.ts';
import { injectable } from './injectable.ts';
import { type Tenant, buildTenant } from './world.ts';

/** The attacks of injection.test.ts, as they are written for MariaDB. */

let t: TestApp;
let victim: Tenant;
let attacker: Tenant;
let scope: TenantScope;
let urls: { ownerUrl: string; appUrl: string };
/** What the server itself would send for the victim. */
let victimsOwn: string;

beforeAll(async () => {
  t = await startTestApp();
  victim = await buildTenant(t, 'mariadb');
  attacker = await buildTenant(t, 'mariadb');
  scope = await scopeOf(attacker);
  const cell = (await t.app.tenancy.find(victim.owner.tenantId))?.placement.cell;
  if (!cell || cell.engine !== 'mysql') throw new Error('the victim is not on MariaDB');
  urls = t.server.addressOf(cell);
  const expiry = Math.floor(Date.now() / 1000) + 60;
  victimsOwn = signContext(t.server.contextKey(cell.id), victim.owner.tenantId, expiry);
});
afterAll(() => t[Symbol.asyncDispose]());

async function scopeOf({ owner }: Tenant): Promise<TenantScope> {
  const tenant = await t.app.tenancy.find(owner.tenantId);
  if (!tenant) throw new Error('no such tenant');
  return t.app.tenancy.scopeOf(tenant);
}

/** Two ways to ask for the victim's rows under whatever context the injected expression sets. */
const stealing = (context: string): string[] => [
  `') union all select length(@taskforce_context := ${context}) union all select title from task -- `,
  `') union all select b.title from (select @taskforce_context := ${context} as c) a straight_join task b where a.c is null or true -- `,
];

/** A length stands among them where a context was set. */
const titles = async (text: string): Promise<string[]> =>
  (await injectable(scope, text)).map((row: { title: string | number }) => String(row.title));

const ofVictim = (found: readonly string[]): string[] =>
  found.filter((title) => title.startsWith('Task ') && title.includes(victim.world.canary));

describe('injected SQL on MariaDB', () => {
  it('reads the attacker’s own rows, so the query works', async () => {
    expect(await titles(`' or title like 'Task canary-%`)).toEqual([
      `Task ${attacker.world.canary} ${attacker.world.secret}`,
    ]);
  });

  it('would read the victim’s rows with a context that only the server can make, so the attack works', async () => {
    const [united, joined] = await Promise.all(stealing(`'${victimsOwn}'`).map(titles));
    expect(ofVictim([...(united ?? []), ...(joined ?? [])]).length).toBeGreaterThan(0);
  });

  it.each([
    ['a plain id', () => `'${victim.owner.tenantId}'`],
    ['nothing', () => `''`],
    ['null', () => 'null'],
    ['a number', () => '106'],
    [
      'a forged signature',
      () => `'${signContext(Buffer.from('guess'), victim.owner.tenantId, 9_999_999_999)}'`,
    ],
    [
      'a right context with a later expiry',
      () => `'${victimsOwn.slice(0, 32)}9999999999${victimsOwn.slice(42)}'`,
    ],
    ['something that is no text', () => `x'${'ff'.repeat(106)}'`],
    [
      'the attacker’s own signature over the victim’s id',
      () =>
        `concat('${victim.owner.tenantId.replaceAll('-', '')}', substr(@taskforce_context, 33))`,
    ],
    ['no change of context', () => '@taskforce_context'],
  ])('reads no foreign row with %s', async (_what, context) => {
    for (const text of stealing(context())) {
      const found = await titles(text);
      expect(found.filter((title) => title.includes(victim.world.canary))).toEqual([]);
    }
  });

  it.each([
    ['the signing key', 'select hex(ipad) from platform_context_key'],
    ['the fence', 'select * from platform_fence'],
    ['the rows themselves', 'select * from base_task'],
    ['the logins', 'select * from mysql.user'],
    ['a file to write', `select 'x' into outfile '/tmp/taskforce-injected'`],
    ['a file to read', `load data infile '/etc/passwd' into table task`],
    ['the wall itself', 'create or replace view task as select * from base_task'],
    ['the view', 'drop view task'],
    ['the tables as a whole', 'truncate table base_task'],
    ['the function', 'drop function platform_current_tenant'],
    ['a function of its own', 'create function mine() returns int deterministic return 1'],
    ['the time-outs of others', 'set global max_statement_time = 0'],
    ['a second statement', 'select 1; select 2'],
  ])('cannot reach %s as the app login', async (_what, text) => {
    await withMySql(urls.appUrl, (app) =>
      expect(app.query(text)).rejects.toThrow(/denied|Access|SQL syntax/),
    );
  });

  it('is not told how the function works', async () => {
    await withMySql(urls.appUrl, async (app) => {
      await expect(app.query('show create function platform_current_tenant')).rejects.toThrow();
    });
  });

  it('cannot write a row of another tenant, nor give one away', async () => {
    const { tenantId } = victim.owner;
    const remove = `delete from task where tenant_id = '${tenantId}'`;
    const give = `update label set tenant_id = '${tenantId}'`;
    const key = (await t.app.tenancy.find(attacker.owner.tenantId))?.placement.cell.id ?? '';
    const expiry = Math.floor(Date.now() / 1000) + 60;
    const own = signContext(t.server.contextKey(key), attacker.owner.tenantId, expiry);
    await withMySql(urls.appUrl, async (app) => {
      await app.query('set @taskforce_context = ?', [own]);
      expect((await app.rows('select 1 from label')).length).toBeGreaterThan(0);
      expect((await app.query(remove)).count).toBe(0);
      await expect(app.query(give)).rejects.toThrow('CHECK OPTION');
    });
  });

  it('cannot be made to write where it only reads', async () => {
    const remove = statement((db: Builder<{ task: { title: string } }>) => db.deleteFrom('task'));
    await expect(scope.rows(remove, {})).rejects.toThrow(/READ ONLY transaction/);
  });

  it('sees nobody’s context nor values in the list of processes', async () => {
    const seen: string[] = [];
    const look = withMySql(urls.appUrl, async (app) => {
      for (let i = 0; i < 40; i++) {
        const rows = await app.rows<{ text: string | null }>(
          'select info as text from information_schema.processlist',
        );
        seen.push(...rows.map((row) => row.text ?? ''));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const slow = statement((db: Builder<{ task: { title: string } }>, $: { title: string }) =>
      db
        .selectFrom('task')
        .select((eb) => eb.fn<number>('sleep', [eb.lit(0.3)]).as('slept'))
        .where('title', '=', $.title),
    );
    const other = await scopeOf(victim);
    // Held up at the fence, its opening can be looked at as well.
    await withMySql(urls.ownerUrl, async (owner) => {
      await owner.query('start transaction');
      await owner.query('select * from platform_fence where tenant_id = ? for update', [
        victim.owner.tenantId,
      ]);
      const writing = other.transact((tx) =>
        tx.rows(slow, { title: `Task ${victim.world.canary} ${victim.world.secret}` }),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      await owner.query('rollback');
      await writing;
    });
    await look;
    expect(seen.join('\n')).toMatch(/sleep/);
    const secrets = seen.filter(
      (text) => /[0-9a-f]{64}/.test(text) || text.includes(victim.world.canary),
    );
    expect(secrets).toEqual([]);
  });

  it('has teeth: with the wall taken down the same injection reads the victim, and the self-check says so', async () => {
    const attack = `') union all select title from task -- `;
    expect(ofVictim(await titles(attack))).toEqual([]);
    expect(await checkIsolation(t.server)).toEqual([]);
    const problems = async (): Promise<string> =>
      (await checkIsolation(t.server)).map((breach) => breach.problem).join('\n');
    await withMySql(urls.ownerUrl, async (owner) => {
      const app = `'${t.server.appRole}'@'%'`;
      try {
        await owner.query(
          'create or replace sql security definer view task as select * from base_task',
        );
        expect(ofVictim(await titles(attack)).length).toBeGreaterThan(0);
        expect(await problems()).toContain(
          'task: the view does not compare with the signed tenant of each row',
        );
        await owner.query(
          'create or replace sql security definer view task as select * from base_task where tenant_id = platform_current_tenant()',
        );
        expect(await problems()).toBe(
          'task: the view lets rows of others in; it must have a check option',
        );
      } finally {
        const restore = protectedTables('protect task', app) ?? '';
        for (const text of statementsOf(restore, 'mariadb')) await owner.query(text);
      }
    });
    expect(await checkIsolation(t.server)).toEqual([]);
  });
});
