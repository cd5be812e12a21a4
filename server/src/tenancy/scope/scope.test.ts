import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { ask } from '../../../test/harness/connections.ts';
import {
  CountingDatabase,
  type TestTenancy,
  scopeOn,
  startTenancy,
} from '../../../test/harness/tenancy.ts';
import { type Builder, statement } from '../query/index.ts';
import type { Isolation, TenantRecord } from '../model/index.ts';
import { type TenantScope, type TxScope, call } from './index.ts';

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
const whoAmI = statement((db: Db) =>
  db.selectNoFrom([
    sql<string>`platform.current_tenant()`.as('tenant'),
    sql<string>`current_setting('statement_timeout')`.as('timeout'),
  ]),
);
const fail = statement((db: Db) => db.selectNoFrom(sql<number>`1/0`.as('x')));
const sleep = statement((db: Db, $: { seconds: number }) =>
  db.selectNoFrom(sql<string>`pg_sleep(${$.seconds})`.as('x')),
);

let t: TestTenancy;
beforeAll(async () => {
  t = await startTenancy();
});
afterAll(() => t[Symbol.asyncDispose]());

const add = (tx: TxScope, name: string) => tx.change(addLabel, { id: newId(), name, now: tx.now });
const namesOf = async (scope: TenantScope) => (await scope.rows(labels, {})).map((l) => l.name);

describe.each(['shared', 'schema', 'dedicated'] as const)(
  'in the %s layout',
  (isolation: Isolation) => {
    let anna: TenantRecord;
    let berta: TenantRecord;
    let db: CountingDatabase;
    let scope: TenantScope;
    let other: TenantScope;

    beforeAll(async () => {
      anna = await t.newTenant(isolation);
      berta = await t.newTenant(isolation);
    });
    beforeEach(async () => {
      const { database } = anna.placement.cell;
      db = new CountingDatabase({
        url: t.server.appUrl(database),
        maxConnections: 1,
        name: 'scope test',
      });
      scope = scopeOn(db, t.server, anna);
      // Another dedicated tenant lies in another database, so it has a pool of its own.
      other = isolation === 'dedicated' ? t.tenancy.scopeOf(berta) : scopeOn(db, t.server, berta);
      await scope.transact((tx) => tx.change(removeAll, {}));
      await other.transact((tx) => tx.change(removeAll, {}));
      db.messages.length = 0;
    });
    afterEach(() => db[Symbol.asyncDispose]());

    test('a read is one message that begins with the context', async () => {
      expect(await scope.rows(labels, {})).toEqual([]);
      expect(db.messages).toEqual([['tenant_context', expect.stringContaining(labels.id)]]);
      expect(await scope.first(whoAmI, {})).toEqual({ tenant: anna.id, timeout: '5s' });
    });

    test('leaves nothing on the connection: whoever comes after without a context is nobody', async () => {
      const nobody = {
        name: 'nobody',
        text: () => 'select platform.current_tenant() as who',
        values: [],
      };
      await scope.rows(whoAmI, {});
      await scope.transact((tx) => add(tx, 'a'));
      await scope.rows(fail, {}).catch(() => undefined);
      expect((await db.exchange([nobody]))[0]?.rows).toEqual([{ who: null }]);
      expect(db.pool.totalCount).toBe(1);
    });

    test('whatever an injected query told the connection, nobody after it notices', async () => {
      const spoil = statement((d: Db) =>
        d.selectNoFrom([
          sql<string>`set_config('row_security', 'off', false)`.as('a'),
          sql<string>`set_config('TimeZone', 'Asia/Tokyo', false)`.as('b'),
          sql<string>`set_config('DateStyle', 'German', false)`.as('c'),
          sql<string>`set_config('default_transaction_isolation', 'serializable', false)`.as('d'),
        ]),
      );
      const times = statement((d: Db) => d.selectFrom('label').select('created_at'));
      await scope.transact((tx) => add(tx, 'a'));
      const before = await scope.rows(times, {});
      await scope.rows(spoil, {});
      expect(await scope.rows(times, {})).toEqual(before);
      await scope.transact((tx) => add(tx, 'b'));
      expect(await namesOf(scope)).toEqual(['a', 'b']);
      expect(db.pool.totalCount).toBe(1);
    });

    test('a transaction is one message to open and one to commit', async () => {
      await scope.transact(async (tx) => {
        expect(await add(tx, 'a')).toBe(1);
      });
      expect(db.messages).toEqual([
        ['begin', 'tenant_entry', expect.stringContaining(addLabel.id)],
        ['commit'],
      ]);
      expect(await namesOf(scope)).toEqual(['a']);
    });

    test('deferred changes travel with the next message, at the latest with the commit', async () => {
      const id = newId();
      await scope.transact(async (tx) => {
        tx.defer(addLabel, { id, name: 'deferred', now: tx.now });
        tx.defer(renameAll, { name: 'renamed' });
      });
      expect(db.messages.map((m) => m.length)).toEqual([5]);
      expect(db.messages[0]?.at(-1)).toBe('commit');
      expect(await namesOf(scope)).toEqual(['renamed']);
    });

    test('a unit of work that does nothing sends nothing', async () => {
      expect(await scope.transact(async () => 'done')).toBe('done');
      expect(db.messages).toEqual([]);
    });

    test('a throw rolls everything back', async () => {
      const work = scope.transact(async (tx) => {
        await add(tx, 'a');
        tx.defer(addLabel, { id: newId(), name: 'b', now: tx.now });
        throw new Error('no');
      });
      await expect(work).rejects.toThrow('no');
      expect(db.messages.at(-1)).toEqual(['rollback']);
      expect(await namesOf(scope)).toEqual([]);
    });

    test('a failing deferred change fails the commit and rolls everything back', async () => {
      const id = newId();
      const work = scope.transact(async (tx) => {
        await add(tx, 'a');
        tx.defer(addLabel, { id, name: 'b', now: tx.now });
        tx.defer(addLabel, { id, name: 'c', now: tx.now });
      });
      await expect(work).rejects.toThrow(/duplicate key/);
      expect(await namesOf(scope)).toEqual([]);
    });

    test('a failure that the work swallows is not taken for a commit', async () => {
      const work = scope.transact(async (tx) => {
        await add(tx, 'a');
        await tx.rows(fail, {}).catch(() => undefined);
      });
      await expect(work).rejects.toThrow('division by zero');
      expect(await namesOf(scope)).toEqual([]);
    });

    test('work may ask for several things at once, also first', async () => {
      const added = await scope.transact((tx) =>
        Promise.all([add(tx, 'a'), add(tx, 'b'), add(tx, 'c')]),
      );
      expect(added).toEqual([1, 1, 1]);
      expect(db.messages.filter((m) => m.includes('begin'))).toHaveLength(1);
      expect(await namesOf(scope)).toEqual(['a', 'b', 'c']);
      expect([db.pool.totalCount, db.pool.idleCount]).toEqual([1, 1]);
    });

    test('work that nobody waits for leaves nothing behind', async () => {
      const floating: Promise<unknown>[] = [];
      const early = scope.transact(async (tx) => {
        floating.push(add(tx, 'early').catch((error: Error) => error.message));
        throw new Error('no');
      });
      await expect(early).rejects.toThrow('no');
      await scope.transact(async (tx) => {
        floating.push(delay(50).then(() => add(tx, 'late').catch((error: Error) => error.message)));
      });
      expect((await Promise.all(floating))[1]).toMatch('has ended');
      expect(await namesOf(scope)).toEqual([]);
      expect([db.pool.totalCount, db.pool.idleCount]).toEqual([1, 1]);
    });

    test('a batch answers each call, and none for none', async () => {
      const [mine, who] = await scope.batch([call(labels, {}), call(whoAmI, {})]);
      expect([mine, who[0]?.tenant]).toEqual([[], anna.id]);
      expect(await scope.transact((tx) => tx.batch([]))).toEqual([]);
    });

    test('a statement that takes too long is cut off', async () => {
      const hasty = scopeOn(db, t.server, anna, { statementTimeoutMs: 100 });
      const started = Date.now();
      const slow = { code: 'unavailable' };
      await expect(hasty.rows(sleep, { seconds: 10 })).rejects.toMatchObject(slow);
      const work = hasty.transact(async (tx) => {
        await add(tx, 'a');
        await tx.rows(sleep, { seconds: 10 });
      });
      await expect(work).rejects.toMatchObject(slow);
      expect(Date.now() - started).toBeLessThan(2000);
      expect(await namesOf(scope)).toEqual([]);
    });

    test('a table that changes under a transaction’s first message goes unnoticed', async () => {
      const all = statement((db: Builder<Tables>) => db.selectFrom('label').selectAll());
      await scope.transact((tx) => tx.rows(all, {}));
      const table = `${anna.placement.namespace}.label`;
      const owner = t.server.ownerUrl(anna.placement.cell.database);
      await ask(owner, `alter table ${table} add column extra int`);
      try {
        const rows = await scope.transact(async (tx) => {
          tx.defer(addLabel, { id: newId(), name: 'once', now: tx.now });
          return tx.rows(all, {});
        });
        expect(rows).toMatchObject([{ name: 'once', extra: null }]);
        expect(await namesOf(scope)).toEqual(['once']);
      } finally {
        await ask(owner, `alter table ${table} drop column extra`);
      }
    });

    test('nothing reads or changes what another tenant has', async () => {
      await scope.transact((tx) => add(tx, 'mine'));
      await other.transact((tx) => add(tx, 'theirs'));
      expect(await namesOf(scope)).toEqual(['mine']);
      expect(await namesOf(other)).toEqual(['theirs']);
      expect(await scope.transact((tx) => tx.change(renameAll, { name: 'taken' }))).toBe(1);
      await scope.rows(removeAll, {}).catch(() => undefined);
      expect(await namesOf(other)).toEqual(['theirs']);
    });

    test('two tenants never see each other, however their work interleaves on one connection', async () => {
      const both = { mine: scope, theirs: other };
      let interleaved = 0;
      const step = fc.record({
        who: fc.constantFrom('mine', 'theirs'),
        what: fc.constantFrom('read', 'write', 'fail', 'roll back', 'who'),
      });
      const property = fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 16 }),
        async (steps) => {
          interleaved += steps.length;
          const seen = await Promise.all(
            steps.map(async ({ who, what }) => {
              const s = both[who];
              const expected = who === 'mine' ? anna.id : berta.id;
              if (what === 'read') return [who, await namesOf(s)] as const;
              if (what === 'who') {
                expect((await s.first(whoAmI, {}))?.tenant).toBe(expected);
              } else if (what === 'write') {
                await s.transact(async (tx) => {
                  await add(tx, `${who} ${newId()}`);
                  expect((await tx.first(whoAmI, {}))?.tenant).toBe(expected);
                });
              } else if (what === 'fail') {
                await s.rows(fail, {}).catch(() => undefined);
              } else {
                const undone = s.transact(async (tx) => {
                  await add(tx, `${who} undone`);
                  throw new Error('no');
                });
                await undone.catch(() => undefined);
              }
              return [who, []] as const;
            }),
          );
          for (const [who, names] of seen)
            for (const name of names)
              expect(name.startsWith(`${who} `) && !name.endsWith('undone')).toBe(true);
        },
      );
      await fc.assert(property, { numRuns: 60 });
      expect((await namesOf(scope)).every((name) => name.startsWith('mine '))).toBe(true);
      expect((await namesOf(other)).every((name) => name.startsWith('theirs '))).toBe(true);
      expect(interleaved).toBeGreaterThan(480);
    });
  },
);
