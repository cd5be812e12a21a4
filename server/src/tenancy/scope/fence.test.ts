import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, withConnection } from '#platform/db/index.ts';
import { type Builder, statement } from '../query/index.ts';
import type { TenantRecord } from '../model/index.ts';
import { type FenceRow, openFence } from '../fence/index.ts';
import {
  type TestLayout,
  type TestTenancy,
  scopeOn,
  startTenancy,
} from '../../../test/harness/tenancy.ts';

let t: TestTenancy;
beforeAll(async () => {
  t = await startTenancy();
});
afterAll(() => t[Symbol.asyncDispose]());

interface Tables {
  label: { id: string; name: string; color: string; created_at: string };
}

const add = statement((db: Builder<Tables>, $: { id: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.id, color: '#000000', created_at: $.now }),
);

describe.each(['shared', 'schema', 'mariadb'] as const)(
  'the fence of a %s tenant',
  (layout: TestLayout) => {
    let tenant: TenantRecord;
    beforeAll(async () => {
      tenant = await t.newTenant(layout);
    });

    const setFence = async (epoch: number, state: FenceRow['state']) => {
      await using fence = await openFence(t.server, tenant.placement.cell);
      await fence.set(tenant.id, { epoch, state });
    };
    const write = () =>
      t.tenancy.scopeOf(tenant).transact(async (tx) => {
        await tx.change(add, { id: crypto.randomUUID(), now: tx.now });
      });

    it('lets writes in when it has never been closed', async () => {
      await expect(write()).resolves.toBeUndefined();
    });

    it('keeps writes waiting while the tenant moves, and lets them in afterwards', async () => {
      await setFence(1, 'moving');
      const waiting = write();
      const first = await Promise.race([
        waiting.then(() => 'written'),
        new Promise((resolve) => setTimeout(resolve, 200, 'waiting')),
      ]);
      expect(first).toBe('waiting');
      await setFence(1, 'open');
      await expect(waiting).resolves.toBeUndefined();
    });

    it('makes a write whose process knows an old epoch look again', async () => {
      await setFence(2, 'open');
      const waiting = write();
      await t.tenancy.control
        .updateTable('placement')
        .set({ epoch: 2 })
        .where('tenant_id', '=', tenant.id)
        .execute();
      await expect(waiting).resolves.toBeUndefined();
    });

    it('waits for the writes under way before it closes, and holds back those that come after', async () => {
      const fresh = await t.tenancy.reserved(tenant.id);
      const log: string[] = [];
      let finish = (): void => undefined;
      const started = Promise.withResolvers<void>();
      const underWay = t.tenancy.scopeOf(fresh).transact(async (tx) => {
        await tx.change(add, { id: crypto.randomUUID(), now: tx.now });
        started.resolve();
        await new Promise<void>((resolve) => (finish = resolve));
        log.push('written');
      });
      await started.promise;
      await using fence = await openFence(t.server, tenant.placement.cell);
      const closing = fence
        .seize(tenant.id, { epoch: 2, state: 'moving' }, 5000)
        .then((isSeized) => log.push(isSeized ? 'closed' : 'given up'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(log).toEqual([]);
      finish();
      await Promise.all([underWay, closing]);
      expect(log).toEqual(['written', 'closed']);
      await setFence(2, 'open');
    });

    it('says what the tenant’s state forbids', async () => {
      const fresh = await t.tenancy.reserved(tenant.id);
      const attempt = () =>
        t.tenancy
          .scopeOf(fresh)
          .transact((tx) => tx.change(add, { id: crypto.randomUUID(), now: tx.now }));
      for (const [state, fence, code] of [
        ['suspended', 'closed', 'tenant_suspended'],
        ['read_only', 'read_only', 'tenant_read_only'],
      ] as const) {
        await setFence(2, fence);
        await t.tenancy.control
          .updateTable('tenant')
          .set({ state })
          .where('id', '=', tenant.id)
          .execute();
        await expect(attempt()).rejects.toMatchObject({ code });
      }
    });
  },
);

it('on PostgreSQL sees what it has waited for, whatever the connection was told before', async () => {
  const tenant = await t.newTenant('shared');
  const { appUrl, ownerUrl } = t.server.addressOf(tenant.placement.cell);
  await using pool = new Database({ url: appUrl, maxConnections: 1, name: 'taskforce test' });
  const ask = async (text: string) =>
    (await pool.exchange([{ name: text, text: () => text, values: [] }]))[0]?.rows[0];
  await ask(`set default_transaction_isolation = 'repeatable read'`);
  const pid = (await ask('select pg_backend_pid() as pid'))?.['pid'];
  await withConnection(ownerUrl, 'taskforce test', async (owner) => {
    await owner.query('begin');
    await owner.query('select pg_advisory_xact_lock(platform.fence_key($1))', [tenant.id]);
    // What `scopeOn` gives looks for the tenant nowhere else: the refusal itself comes out.
    const late = scopeOn(pool, t.server, tenant).transact((tx) =>
      tx.change(add, { id: crypto.randomUUID(), now: tx.now }),
    );
    late.catch(() => undefined);
    await expect
      .poll(async () => {
        const waiting = 'select 1 from pg_locks where pid = $1 and not granted';
        return (await owner.query(waiting, [pid])).rowCount;
      })
      .toBe(1);
    await owner.query(`insert into platform.fence values ($1, 1, 'closed')`, [tenant.id]);
    await owner.query('commit');
    await expect(late).rejects.toThrow('fence');
  });
});
