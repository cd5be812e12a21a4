import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type MySqlSession } from '#platform/mysql/database.ts';
import { MySqlDatabase, withMySql } from '#platform/mysql/index.ts';
import { type TestTenancy, scopeOn, startTenancy } from '../../../test/harness/tenancy.ts';
import { type Builder, statement } from '../query/index.ts';
import type { TenantRecord } from '../model/index.ts';
import { type TenantScope, type TxScope, signContext } from './index.ts';

/** What scope.test.ts proves of PostgreSQL, where it is another way on MariaDB. */

interface Tables {
  label: { id: string; name: string; color: string; created_at: string };
}
type Db = Builder<Tables>;

const addLabel = statement((db: Db, $: { id: string; name: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.name, color: '#000', created_at: $.now }),
);
const renameAll = statement((db: Db, $: { name: string }) =>
  db.updateTable('label').set({ name: $.name }),
);
const removeAll = statement((db: Db) => db.deleteFrom('label'));
const labels = statement((db: Db) => db.selectFrom('label').select('name').orderBy('name'));
const fail = statement((db: Db) => db.selectFrom('label').select(sql<number>`nothing`.as('x')));
const sleep = statement((db: Db, $: { seconds: number }) =>
  db.selectNoFrom(sql<string>`sleep(${$.seconds})`.as('x')),
);

/** A pool that counts the round trips. */
class CountingMySql extends MySqlDatabase {
  readonly trips: string[] = [];

  override async session(): Promise<MySqlSession> {
    const session = await super.session();
    const send = session.exchange.bind(session);
    session.exchange = (steps) => {
      this.trips.push(...steps.map((step) => step.name));
      return send(steps);
    };
    return session;
  }
}

let t: TestTenancy;
let anna: TenantRecord;
let berta: TenantRecord;
let db: CountingMySql;
let scope: TenantScope;
let other: TenantScope;
beforeAll(async () => {
  t = await startTenancy();
  anna = await t.newTenant('mariadb');
  berta = await t.newTenant('mariadb');
});
afterAll(() => t[Symbol.asyncDispose]());
beforeEach(async () => {
  const url = t.server.addressOf(anna.placement.cell).appUrl;
  db = new CountingMySql({ url, maxConnections: 1 });
  scope = scopeOn(db, t.server, anna);
  other = scopeOn(db, t.server, berta);
  await scope.transact((tx) => tx.change(removeAll, {}));
  await other.transact((tx) => tx.change(removeAll, {}));
  db.trips.length = 0;
});
afterEach(() => db[Symbol.asyncDispose]());

const add = (tx: TxScope, name: string) => tx.change(addLabel, { id: newId(), name, now: tx.now });
const namesOf = async (s: TenantScope) => (await s.rows(labels, {})).map((l) => l.name);
const ask = async (text: string) =>
  (await db.exchange([{ name: text, text: () => text, values: [] }]))[0]?.rows;

describe('a unit of work on MariaDB', () => {
  test('that reads is three statements, one that writes opens and ends with one each', async () => {
    await scope.rows(labels, {});
    expect(db.trips).toEqual(['begin_read', labels.id, 'commit']);
    db.trips.length = 0;
    await scope.transact(async (tx) => {
      expect(await add(tx, 'a')).toBe(1);
      tx.defer(renameAll, { name: 'b' });
    });
    expect(db.trips).toEqual(['begin_write', addLabel.id, renameAll.id, 'commit']);
    expect(await namesOf(scope)).toEqual(['b']);
  });

  test('leaves neither context nor transaction on the connection, however it ended', async () => {
    const state = `select @taskforce_context as context, @@in_transaction as open, (select count(*) from label) as seen`;
    const nobody = [{ context: null, open: 0, seen: 0 }];
    await scope.transact((tx) => add(tx, 'a'));
    expect(await ask(state)).toEqual(nobody);
    expect(await namesOf(scope)).toEqual(['a']);
    expect(await ask(state)).toEqual(nobody);
    await scope.rows(fail, {}).catch(() => undefined);
    expect(await ask(state)).toEqual(nobody);
    const undone = scope.transact(async (tx) => {
      await add(tx, 'b');
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await ask(state)).toEqual(nobody);
    await scope.transact((tx) => tx.rows(fail, {})).catch(() => undefined);
    expect(await ask(state)).toEqual(nobody);
  });

  test('that fails or throws is rolled back', async () => {
    const id = newId();
    const twice = scope.transact(async (tx) => {
      await add(tx, 'a');
      tx.defer(addLabel, { id, name: 'b', now: tx.now });
      tx.defer(addLabel, { id, name: 'c', now: tx.now });
    });
    await expect(twice).rejects.toThrow(/Duplicate entry/);
    const swallowed = scope.transact(async (tx) => {
      await add(tx, 'a');
      await tx.rows(fail, {}).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow(/nothing/);
    expect(await namesOf(scope)).toEqual([]);
  });

  test('is cut off when a statement takes too long, reading or writing', async () => {
    const hasty = scopeOn(db, t.server, anna, { statementTimeoutMs: 200 });
    const slow = { code: 'unavailable' };
    const started = Date.now();
    await expect(hasty.rows(sleep, { seconds: 10 })).rejects.toMatchObject(slow);
    const work = hasty.transact(async (tx) => {
      await add(tx, 'a');
      await tx.rows(sleep, { seconds: 10 });
    });
    await expect(work).rejects.toMatchObject(slow);
    expect(Date.now() - started).toBeLessThan(5000);
    expect(await namesOf(scope)).toEqual([]);
  });

  test('changes nothing of another tenant, with the same statement on the same connection', async () => {
    await scope.transact((tx) => add(tx, 'mine'));
    await other.transact((tx) => add(tx, 'theirs'));
    for (let round = 0; round < 5; round++) {
      expect(await namesOf(scope)).toEqual(['mine']);
      expect(await namesOf(other)).toEqual(['theirs']);
    }
    expect(await scope.transact((tx) => tx.change(renameAll, { name: 'taken' }))).toBe(1);
    expect(await namesOf(other)).toEqual(['theirs']);
  });
});

describe('a statement that is run again with other values', () => {
  interface Work {
    task: { id: string; title: string; project_id: string };
    project: { id: string };
    task_label: { task_id: string; label: string };
  }

  /** As a list of tasks by label was once written. */
  const labelled = statement((work: Builder<Work>, $: { label: string; limit: number }) =>
    work
      .selectFrom('task as t')
      .innerJoin('project as p', 'p.id', 't.project_id')
      .select('t.title')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('task_label as l')
            .select('l.label')
            .whereRef('l.task_id', '=', 't.id')
            .where('l.label', 'in', [$.label]),
        ),
      )
      .orderBy('t.id')
      .limit($.limit),
  );

  beforeAll(() =>
    withMySql(t.server.addressOf(anna.placement.cell).ownerUrl, async (owner) => {
      const time = '2026-01-01T00:00:00.000Z';
      const project = newId();
      await owner.query(
        `insert into base_project (tenant_id, id, \`key\`, name, description, status, visibility, color, created_at, updated_at)
         values (?, ?, 'K', 'K', '', 'active', 'workspace', '#000000', ?, ?)`,
        [anna.id, project, time, time],
      );
      for (const [number, label] of ['a', 'b', 'c'].entries()) {
        const task = newId();
        await owner.query(
          `insert into base_task (tenant_id, id, project_id, project_key, number, title, description, status, priority, labels, \`rank\`, created_at, updated_at)
           values (?, ?, ?, 'K', ?, ?, '', 'OPEN', 1, '[]', 'a0', ?, ?)`,
          [anna.id, task, project, number, label, time, time],
        );
        await owner.query('insert into base_task_label values (?, ?, ?)', [anna.id, task, label]);
      }
    }),
  );

  test('answers anew, also where it asks whether something exists', async () => {
    const found = async (label: string) =>
      (await scope.rows(labelled, { label, limit: 10 })).map((row) => row.title);
    for (const label of ['a', 'b', 'a', 'c']) expect(await found(label)).toEqual([label]);
    expect(await found('nothing')).toEqual([]);
  });
});

describe('the signed context on MariaDB', () => {
  test('is what the views believe, and nothing else', async () => {
    await scope.transact((tx) => add(tx, 'mine'));
    const key = t.server.contextKey(anna.placement.cell.id);
    const now = Math.floor(Date.now() / 1000);
    const good = signContext(key, anna.id, now + 60);
    await withMySql(t.server.addressOf(anna.placement.cell).appUrl, async (app) => {
      const sees = async (context: unknown): Promise<number> => {
        await app.query('set @taskforce_context = ?', [context]);
        return (await app.rows('select name from label')).length;
      };
      expect(await sees(good)).toBe(1);
      expect(await sees(null)).toBe(0);
      expect(await sees('')).toBe(0);
      expect(await sees(106)).toBe(0);
      expect(await sees('x'.repeat(106))).toBe(0);
      expect(await sees('ä'.repeat(106))).toBe(0);
      expect(await sees(`${good} `)).toBe(0);
      expect(await sees(signContext(key, anna.id, now - 1))).toBe(0);
      expect(await sees(signContext(Buffer.from('another key'), anna.id, now + 60))).toBe(0);
      expect(await sees(berta.id.replaceAll('-', '') + good.slice(32))).toBe(0);
      expect(await sees(good.slice(0, 32) + String(now + 9999) + good.slice(42))).toBe(0);
      expect(await sees(good.toUpperCase())).toBe(0);
      expect(await sees(good)).toBe(1);
    });
  });
});

describe('the plan of a query through a view', () => {
  test('finds the tenant by an index, and asks who it is for once and not for each row', async () => {
    const { ownerUrl } = t.server.addressOf(anna.placement.cell);
    const rows = 20_000;
    await withMySql(ownerUrl, async (owner) => {
      await owner.query(
        `insert into base_label (tenant_id, id, name, color, created_at)
         select ?, uuid(), concat('label ', seq), '#000000', '2026-01-01T00:00:00.000Z' from seq_1_to_${rows}`,
        [anna.id],
      );
      await owner.query(
        `insert into base_label (tenant_id, id, name, color, created_at)
         select ?, uuid(), concat('label ', seq), '#000000', '2026-01-01T00:00:00.000Z' from seq_1_to_${rows}`,
        [berta.id],
      );
      await owner.query('analyze table base_label');
      const context = signContext(
        t.server.contextKey(anna.placement.cell.id),
        anna.id,
        Math.floor(Date.now() / 1000) + 60,
      );
      const asked = async (text: string, ...values: unknown[]): Promise<number> => {
        await owner.query('set @taskforce_context = ?', [context]);
        const before = await calls();
        const [row] = await owner.rows<{ n: number }>(text, values);
        expect(row?.n).toBe(rows);
        return (await calls()) - before;
      };
      // A look at the key is one row read by a full index lookup of the only row.
      const calls = async (): Promise<number> => {
        const [row] = await owner.rows<{ value: string }>(
          `select variable_value as value from information_schema.session_status where variable_name = 'Com_select'`,
        );
        return Number(row?.value);
      };
      const like = `select count(*) as n from label where name like 'label%'`;
      expect(await asked(like)).toBeLessThan(12);
      expect(await asked(`${like} and tenant_id = ?`, anna.id)).toBeLessThan(12);
      const [plan] = await owner.rows<{ type: string; key: string }>(
        `explain select name from label where tenant_id = ? order by name limit 10`,
        [anna.id],
      );
      expect(plan).toMatchObject({ type: 'ref', key: 'label_name' });
    });
  });
});
