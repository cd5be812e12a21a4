import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Builder, statement } from '../query/index.ts';
import type { TenantRecord, TenantState } from '../model/index.ts';
import { ask } from '../../../test/harness/connections.ts';
import { type TestTenancy, secondTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { reconcileFences, setTenantState } from './index.ts';

let world: TestTenancy;
/** Another process: pools and caches of its own. */
let elsewhere: TestTenancy;
let tenant: TenantRecord;

beforeAll(async () => {
  world = await startTenancy();
  elsewhere = await secondTenancy(world);
});
afterAll(async () => {
  await elsewhere[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

interface Tables {
  label: { id: string; name: string; color: string; created_at: string };
}
const insertLabel = statement((db: Builder<Tables>, $: { id: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.id, color: '#000000', created_at: $.now }),
);

const owner = <R = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  ask<R>(world.server.ownerUrl(tenant.placement.cell.database), text, ...values);
const control = <R = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  ask<R>(world.server.ownerUrl(world.server.control), text, ...values);
const fence = async () =>
  (await owner('select epoch, state from platform.fence where tenant_id = $1', tenant.id))[0];

/** Writes with what a process knew of the tenant, however old that is. */
const write = (known: TenantRecord, from = world, id = newId()) =>
  from.tenancy
    .scopeOf(known)
    .transact(async (tx) => tx.change(insertLabel, { id, now: tx.now }))
    .then(() => id);

const set = (to: Exclude<TenantState, 'provisioning'>, extra: object = {}) =>
  setTenantState(world, tenant, { to, ...extra });

describe.each(['shared', 'schema'] as const)('the state of a %s tenant', (isolation) => {
  beforeAll(async () => {
    tenant = await world.newTenant(isolation);
  });

  it.each([
    ['suspended', 'tenant_suspended', 'closed'],
    ['read_only', 'tenant_read_only', 'read_only'],
    ['maintenance', 'tenant_unavailable', 'closed'],
    ['pending_delete', 'tenant_pending_delete', 'closed'],
  ] as const)('%s holds back a process that has not heard of it', async (to, code, fenced) => {
    await set(to, to === 'pending_delete' ? { until: '2031-05-06T00:00:00Z' } : {});
    expect(await fence()).toEqual({ epoch: 1, state: fenced });
    await expect(write(tenant)).rejects.toMatchObject({ code });
    await expect(write(tenant, elsewhere)).rejects.toMatchObject({ code });
    await set('active');
    expect(await fence()).toEqual({ epoch: 1, state: 'open' });
    await write(tenant);
    await write(tenant, elsewhere);
  });

  it('lets no write land once it is suspended, however many are under way', async () => {
    const landed = new Set<string>();
    let isOver = false;
    const writer = async (from: TestTenancy): Promise<void> => {
      while (!isOver)
        await write(tenant, from)
          .then((id) => landed.add(id))
          .catch(() => undefined);
    };
    const writers = [world, elsewhere, world, elsewhere, world, elsewhere].map(writer);
    const ids = async () =>
      new Set(
        (await owner<{ id: string }>(`select id from ${tenant.placement.namespace}.label`)).map(
          ({ id }) => id,
        ),
      );
    for (let round = 0; round < 5; round++) {
      const before = landed.size;
      while (landed.size < before + 20) await new Promise((resolve) => setTimeout(resolve, 5));
      await set('suspended');
      const then = await ids();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await ids()).toEqual(then);
      await set('active');
    }
    isOver = true;
    await Promise.all(writers);
    const stored = await ids();
    expect([...landed].filter((id) => !stored.has(id))).toEqual([]);
  });

  it('waits for a write that began before, and says so only then', async () => {
    const log: string[] = [];
    const begun = Promise.withResolvers<void>();
    let finish = (): void => undefined;
    const long = world.tenancy.scopeOf(tenant).transact(async (tx) => {
      await tx.change(insertLabel, { id: newId(), now: tx.now });
      begun.resolve();
      await new Promise<void>((resolve) => (finish = resolve));
      log.push('written');
    });
    await begun.promise;
    const suspending = set('suspended').then(() => log.push('suspended'));
    while ((await fence())?.['state'] !== 'closed') await Promise.resolve();
    // No one else waits for the long one: they are turned away at once.
    await expect(write(tenant, elsewhere)).rejects.toMatchObject({ code: 'tenant_suspended' });
    expect(log).toEqual([]);
    finish();
    await Promise.all([long, suspending]);
    expect(log).toEqual(['written', 'suspended']);
    await set('active');
  });

  it('says why, to operators and to members', async () => {
    await set('suspended', { reason: '  The invoice of May is open.  ' });
    const found = await elsewhere.tenancy.find(tenant.id);
    expect(found).toMatchObject({ state: 'suspended', stateReason: 'The invoice of May is open.' });
    await expect(write(tenant)).rejects.toThrow(
      'This workspace is suspended: The invoice of May is open.',
    );
    await set('active');
    expect(await world.tenancy.find(tenant.id)).toMatchObject({ stateReason: null });
  });

  it('is mended when a crash came between fence and control plane, whichever way', async () => {
    await set('suspended');
    await control(`update control.tenant set state = 'active' where id = $1`, tenant.id);
    expect(await reconcile()).toEqual([{ slug: tenant.slug, was: 'closed', is: 'open' }]);
    await write(tenant);
    await control(`update control.tenant set state = 'read_only' where id = $1`, tenant.id);
    await owner('delete from platform.fence where tenant_id = $1', tenant.id);
    expect(await reconcile()).toEqual([{ slug: tenant.slug, was: 'open', is: 'read_only' }]);
    await expect(write(tenant)).rejects.toMatchObject({ code: 'tenant_read_only' });
    expect(await reconcile()).toEqual([]);
    await set('active');
  });

  it('changes one after the other when two ask at once, and both rows agree in the end', async () => {
    const asked = ['suspended', 'active', 'read_only', 'active', 'maintenance', 'active'] as const;
    await Promise.all(asked.map((to) => set(to)));
    expect(await reconcile()).toEqual([]);
    await set('active');
  });
});

const reconcile = () =>
  reconcileFences(world.server, (_cell, error) => {
    throw error;
  });

describe('what may not follow', () => {
  it('is refused with what may', async () => {
    tenant = await world.newTenant('shared');
    await set('pending_delete', { until: '2031-05-06T00:00:00Z' });
    await expect(set('read_only')).rejects.toMatchObject({
      code: 'illegal_transition',
      message: `${tenant.slug} is pending delete and cannot become read only: it can become active, suspended, erased.`,
    });
    await set('erased');
    await expect(set('active')).rejects.toMatchObject({ code: 'illegal_transition' });
    tenant = await world.tenancy.reserved(await world.reserve('shared'));
    await expect(set('suspended')).rejects.toThrow('its sign-up is not finished');
  });

  it('nor may a deletion without its day, or a reason without a word', async () => {
    tenant = await world.newTenant('shared');
    await expect(set('pending_delete')).rejects.toMatchObject({ code: 'invalid' });
    await expect(set('suspended', { until: '2031-05-06T00:00:00Z' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(set('suspended', { reason: ' ' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await fence()).toBeUndefined();
  });
});
