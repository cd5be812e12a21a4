import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type TestLayout, type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { type Builder, statement } from '../query/index.ts';
import type { TenantScope, TxScope } from './index.ts';

interface Tables {
  label: { id: string; name: string; color: string; created_at: string };
}
type Db = Builder<Tables>;

const add = statement((db: Db, $: { id: string; name: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.name, color: '#000', created_at: $.now }),
);
const paint = statement((db: Db, $: { id: string; color: string }) =>
  db.updateTable('label').set({ color: $.color }).where('id', '=', $.id),
);
const colors = statement((db: Db) => db.selectFrom('label').select('color').orderBy('name'));
const names = statement((db: Db) => db.selectFrom('label').select('name').orderBy('name'));

let t: TestTenancy;
beforeAll(async () => {
  t = await startTenancy();
});
afterAll(() => t[Symbol.asyncDispose]());

describe.each(['shared', 'mariadb'] as const)(
  'deadlocks in the %s layout',
  (layout: TestLayout) => {
    const [first, second] = [newId(), newId()];
    let scope: TenantScope;

    beforeAll(async () => {
      scope = t.tenancy.scopeOf(await t.newTenant(layout));
      await scope.transact(async (tx) => {
        await tx.change(add, { id: first, name: 'first', now: tx.now });
        await tx.change(add, { id: second, name: 'second', now: tx.now });
      });
    });

    /** Takes two rows; each run of the work waits, the first time, until the other has taken its first row. */
    const crossing = (
      order: readonly [string, string],
      color: string,
      meet: () => Promise<void>,
    ) => {
      let runs = 0;
      const work = async (tx: TxScope): Promise<number> => {
        runs += 1;
        await tx.change(paint, { id: order[0], color });
        if (runs === 1) await meet();
        await tx.change(paint, { id: order[1], color });
        return runs;
      };
      return scope.transact(work);
    };

    it('make the work of whoever was undone run again, and all of it lands', async () => {
      let waiting = 0;
      const { promise: both, resolve } = Promise.withResolvers<void>();
      const meet = async (): Promise<void> => {
        waiting += 1;
        if (waiting === 2) resolve();
        await both;
      };
      const runs = await Promise.all([
        crossing([first, second], '#111', meet),
        crossing([second, first], '#222', meet),
      ]);
      expect(runs.toSorted()).toEqual([1, 2]);
      const found = (await scope.rows(colors, {})).map((row) => row.color);
      // Whoever came last painted both.
      expect(new Set(found).size).toBe(1);
    });

    it('leave nothing of what the undone work had asked for at the same time', async () => {
      let waiting = 0;
      const { promise: both, resolve } = Promise.withResolvers<void>();
      const once = (own: string, others: string, name: string) => {
        let runs = 0;
        return scope.transact(async (tx) => {
          if ((runs += 1) > 1) throw new Error('given up');
          await tx.change(paint, { id: own, color: '#333' });
          if ((waiting += 1) === 2) resolve();
          await both;
          await Promise.all([
            tx.change(paint, { id: others, color: '#333' }),
            tx.change(add, { id: newId(), name, now: tx.now }),
          ]);
          return name;
        });
      };
      const ended = await Promise.allSettled([once(first, second, 'a'), once(second, first, 'b')]);
      const landed = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
      expect(landed).toHaveLength(1);
      const found = (await scope.rows(names, {})).map(({ name }) => name);
      expect(found).toEqual([...landed, 'first', 'second']);
    });
  },
);
