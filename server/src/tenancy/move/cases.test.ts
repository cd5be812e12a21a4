import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { Load, checksums, fill, insertLabel } from '../../../test/harness/load.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { removeTenant } from '../erasure/index.ts';
import { setTenantState } from '../lifecycle/index.ts';
import { ensureCell } from '../provisioning/cells.ts';
import { asOwner } from '../server/owner.ts';
import type { TenantRecord } from '../model/index.ts';
import { openPlace, placeOf, tableOf } from '../transfer/index.ts';
import {
  type MoveOptions,
  type MoveStep,
  abortMove,
  cleanUp,
  moveTenant,
  movesOf,
  rollBack,
} from './index.ts';

let world: TestTenancy;

beforeAll(async () => {
  world = await startTenancy();
  await asOwner(world.server, world.server.control, async (control) => {
    const database = `${world.server.control}_shared_2`;
    await ensureCell(world.server, control, { name: 'shared-2', kind: 'shared', database });
  });
});
afterAll(() => world[Symbol.asyncDispose]());

const control = <R = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  ask<R>(world.server.ownerUrl(world.server.control), text, ...values);
const inCell = (tenant: TenantRecord, text: string, ...values: unknown[]) =>
  ask(world.server.ownerUrl(tenant.placement.cell.database), text, ...values);
/** Of the shared cells one is for moving to. */
async function newTenant(layout: 'shared' | 'schema' | 'dedicated'): Promise<TenantRecord> {
  await control(`update control.cell set state = 'full' where name = 'shared-2'`);
  const tenant = await world.newTenant(layout);
  await control(`update control.cell set state = 'open' where name = 'shared-2'`);
  return tenant;
}
const now = (tenant: TenantRecord) => world.tenancy.reserved(tenant.id);
const move = (tenant: TenantRecord, to: string, options: MoveOptions = {}) =>
  moveTenant(world, tenant, { to }, options);
const at = (step: MoveStep, work: () => Promise<unknown>): MoveOptions => ({
  onStep: async (reached) => {
    if (reached === step) await work();
  },
});
const addLabel = async (tenant: TenantRecord) => {
  await using store = await openPlace(placeOf(world.server, tenant));
  const row = { id: crypto.randomUUID(), color: '#000000', created_at: '2026-01-02T03:04:05.678Z' };
  await store.change((writer) =>
    writer.upsert(tableOf(store.tables, 'label'), [{ ...row, name: row.id }]),
  );
};
const fenceOf = async (tenant: TenantRecord) =>
  (
    await inCell(tenant, 'select epoch, state from platform.fence where tenant_id = $1', tenant.id)
  )[0];

describe('a move is refused', () => {
  it.each([
    ['to the cell it is in', 'shared-1', 'The cell shared-1 already holds the workspace.'],
    ['to a cell there is not', 'nowhere', 'there is no cell "nowhere"'],
  ])('%s', async (_, to, why) => {
    const tenant = await newTenant('shared');
    expect(tenant.placement.cell.name).toBe('shared-1');
    await expect(move(tenant, to)).rejects.toThrow(why);
  });

  it('to a cell that takes nobody, with the reason', async () => {
    const tenant = await newTenant('shared');
    const set = (change: string) =>
      control(`update control.cell set ${change} where name = 'shared-2'`);
    await set(`state = 'draining'`);
    await expect(move(tenant, 'shared-2')).rejects.toThrow(
      'The cell shared-2 is draining and accepts no new workspaces.',
    );
    await set(`state = 'open', capacity = 1, tenants = 1`);
    await expect(move(tenant, 'shared-2')).rejects.toThrow('The cell shared-2 is full: 1 of 1.');
    await expect(move(tenant, 'shared')).rejects.toThrow('No other shared cell has room');
    await set(`capacity = 100, tenants = 0`);
  });

  it('of a workspace whose sign-up is not finished, and of one that is erased', async () => {
    const half = await world.tenancy.reserved(await world.reserve('shared'));
    await expect(move(half, 'schema')).rejects.toThrow('is not complete');
    const gone = await newTenant('shared');
    await control(`update control.tenant set state = 'erased' where id = $1`, gone.id);
    await expect(move(gone, 'schema')).rejects.toThrow('is erased');
    const entered = await control(
      'select 1 from control.move where tenant_id in ($1, $2)',
      half.id,
      gone.id,
    );
    expect(entered).toEqual([]);
  });

  it('while another mover is at it', async () => {
    const tenant = await newTenant('shared');
    await move(
      tenant,
      'schema',
      at('draining', () =>
        expect(move(tenant, 'shared-2')).rejects.toThrow(/is already being moved: draining since/),
      ),
    );
    expect((await now(tenant)).placement.cell.kind).toBe('schema');
  });
});

describe('a workspace that is closed', () => {
  it.each([
    ['suspended', 'closed'],
    ['read_only', 'read_only'],
  ] as const)('and %s moves, and is so there', async (state, fence) => {
    const tenant = await newTenant('schema');
    await setTenantState(world, tenant, { to: state });
    await move(tenant, 'shared-2');
    const moved = await now(tenant);
    expect(moved).toMatchObject({ state, placement: { epoch: 2 } });
    expect(await fenceOf(moved)).toEqual({ epoch: 2, state: fence });
    await setTenantState(world, moved, { to: 'active' });
    expect(await fenceOf(moved)).toEqual({ epoch: 2, state: 'open' });
  });

  it('while it is being moved stays closed there', async () => {
    const tenant = await newTenant('shared');
    const suspend = () => setTenantState(world, tenant, { to: 'suspended' });
    await move(tenant, 'schema', at('draining', suspend));
    expect(await fenceOf(await now(tenant))).toEqual({ epoch: 2, state: 'closed' });
    expect(await fenceOf(tenant)).toEqual({ epoch: 1, state: 'moved' });
  });
});

/** Everything is where it was, nothing is left over, and a write lands. */
async function assertUndone(tenant: TenantRecord, before: unknown): Promise<void> {
  expect((await now(tenant)).placement).toMatchObject({ epoch: 1, cell: tenant.placement.cell });
  expect(await checksums(world.server, tenant)).toEqual(before);
  expect(await inCell(tenant, `select 1 from pg_trigger where tgname like 'capture%'`)).toEqual([]);
  expect(await inCell(tenant, `select 1 from pg_class where relname like 'capture%'`)).toEqual([]);
  expect((await fenceOf(tenant))?.['state'] ?? 'open').toBe('open');
  expect(await control('select name from control.cell where kind = $1', 'dedicated')).toEqual([]);
}

describe('a move is undone', () => {
  it('when it is asked to be', async () => {
    const tenant = await newTenant('shared');
    await fill(world.server, tenant, 200);
    const before = await checksums(world.server, tenant);
    let aborting: Promise<unknown> | undefined;
    const moving = move(
      tenant,
      'dedicated',
      at('draining', async () => {
        aborting = abortMove(world, tenant);
        while (
          (await control('select 1 from control.move where abort and finished_at is null'))
            .length === 0
        );
        // The mover asks once in a second.
        await new Promise((resolve) => setTimeout(resolve, 1100));
      }),
    );
    await expect(moving).rejects.toThrow('aborted and undone');
    expect(await aborting).toBe('undone');
    await assertUndone(tenant, before);
    await expect(abortMove(world, tenant)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('when both sides are not equal, naming the table', async () => {
    const tenant = await newTenant('shared');
    await fill(world.server, tenant, 200);
    const before = await checksums(world.server, tenant);
    const spoil = async () => {
      const to = await control<{ database: string }>(
        `select database from control.cell where kind = 'dedicated'`,
      );
      await ask(
        world.server.ownerUrl(to[0]?.database ?? ''),
        `do $$ begin execute (select format('update %s set title = title || ''!''', c.oid::regclass) from pg_class c where relname = 'task'); end $$`,
      );
    };
    await expect(move(tenant, 'dedicated', at('verifying', spoil))).rejects.toThrow(
      'not equal after copying: task',
    );
    await assertUndone(tenant, before);
  });

  it('when it was migrated meanwhile', async () => {
    const tenant = await newTenant('schema');
    await fill(world.server, tenant, 50);
    const before = await checksums(world.server, tenant);
    const migrate = () =>
      inCell(
        tenant,
        `insert into platform.migration (target, step, checksum) values ($1, '9999_later', 'x')`,
        `tenant:${tenant.id}`,
      );
    await expect(move(tenant, 'shared-2', at('verifying', migrate))).rejects.toThrow('9999_later');
    await assertUndone(tenant, before);
  });
});

describe('what a move leaves', () => {
  it('is kept for going back, as long as nothing was written', async () => {
    const tenant = await newTenant('schema');
    await fill(world.server, tenant, 100);
    const before = await checksums(world.server, tenant);
    await move(tenant, 'shared-2');
    expect(await movesOf(world.server, tenant.id)).toMatchObject({
      kept: { cell: tenant.placement.cell.name },
    });
    const back = await rollBack(world, tenant);
    expect(back).toMatchObject({ from: 'shared-2', to: tenant.placement.cell.name });
    const again = await now(tenant);
    expect(again.placement).toMatchObject({ epoch: 3, cell: tenant.placement.cell });
    expect(await checksums(world.server, again)).toEqual(before);
    expect(await fenceOf(again)).toEqual({ epoch: 3, state: 'open' });

    await move(tenant, 'shared-2');
    await addLabel(await now(tenant));
    await expect(rollBack(world, tenant)).rejects.toThrow(
      /has changed since it was moved \(label\)/,
    );
    const stays = await now(tenant);
    expect(stays.placement.cell.name).toBe('shared-2');
    expect(await fenceOf(stays)).toEqual({ epoch: 4, state: 'open' });
  });

  it('is removed when its time is over, with the cell when that was made for it', async () => {
    const tenant = await newTenant('dedicated');
    await fill(world.server, tenant, 50);
    const { database, name } = tenant.placement.cell;
    await move(tenant, 'shared-2');
    const failed: unknown[] = [];
    const clean = (id?: string) => cleanUp(world, id, (_, error) => failed.push(error));
    // Not its time yet.
    expect((await clean()).map(({ cell }) => cell)).not.toContain(name);
    await control(`update control.move set keep_until = now() where tenant_id = $1`, tenant.id);
    expect(await clean()).toContainEqual({ tenantId: tenant.id, cell: name });
    expect(await control('select 1 from control.cell where name = $1', name)).toEqual([]);
    expect(await control('select 1 from pg_database where datname = $1', database)).toEqual([]);
    expect(await clean(tenant.id)).toEqual([]);
    await expect(rollBack(world, tenant)).rejects.toThrow('no longer kept');

    const there = await now(tenant);
    const rows = await checksums(world.server, there);
    await move(tenant, 'schema');
    expect(await clean(tenant.id)).toEqual([{ tenantId: tenant.id, cell: 'shared-2' }]);
    expect(await checksums(world.server, await now(tenant))).toEqual(rows);
    const empty = await checksums(world.server, there);
    expect(Object.values(empty).map(({ count }) => count)).toEqual(
      Object.values(empty).map(() => 0),
    );
    expect(await fenceOf(there)).toEqual({ epoch: 2, state: 'moved' });
    expect(failed).toEqual([]);
  });

  it('counts the tenants of both cells as they are', async () => {
    const counted = await control(
      `select name from control.cell c where tenants <> (select count(*) from control.placement p where p.cell_id = c.id)`,
    );
    expect(counted).toEqual([]);
  });
});

describe('a long write', () => {
  it('does not hold up the others while the move waits for it', async () => {
    const tenant = await newTenant('shared');
    const filled = await fill(world.server, tenant, 100);
    const load = new Load([world.tenancy], tenant, filled, { clients: 3, paceMs: 5 });
    let finish = (): void => undefined;
    let long: Promise<void> | undefined;
    // Once changes are captured: that waits for whoever has written to the same tables.
    const begin = () =>
      new Promise<void>((begun) => {
        long = world.tenancy.scopeOf(tenant).transact(async (tx) => {
          await tx.change(insertLabel, { id: crypto.randomUUID(), name: 'long', now: tx.now });
          begun();
          await new Promise<void>((resolve) => (finish = resolve));
        });
      });
    const attempts: MoveStep[] = [];
    const moving = move(tenant, 'schema', {
      onStep: async (step) => {
        if (step === 'copying') await begin();
        if (step === 'freezing') attempts.push(step);
      },
    });
    while (attempts.length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    await load.progress(20);
    finish();
    await Promise.all([long, moving]);
    expect(await load.end(world.server, await now(tenant))).toMatchObject({ lost: 0, doubled: 0 });
    expect(load.unexpected).toEqual([]);
  });
});

describe('a workspace that is removed', () => {
  it('takes with it what a move has kept, and the cell that was made for it', async () => {
    const tenant = await newTenant('dedicated');
    await move(tenant, 'schema');
    const { name, database } = tenant.placement.cell;
    await removeTenant(world.server, tenant.id);
    expect(await control('select 1 from control.cell where name = $1', name)).toEqual([]);
    expect(await control('select 1 from pg_database where datname = $1', database)).toEqual([]);
    expect(await control('select 1 from control.move where tenant_id = $1', tenant.id)).toEqual([]);
  });
});

describe('a neighbour in shared tables', () => {
  it('writes during a move, and none of it is noted', async () => {
    const tenant = await newTenant('shared');
    const neighbour = await newTenant('shared');
    const noted = () => inCell(tenant, `select table_name from platform.${captures}`);
    const captures = `capture_${tenant.id.replaceAll('-', '')}`;
    const seen: unknown[] = [];
    await move(
      tenant,
      'schema',
      at('copying', async () => {
        await addLabel(neighbour);
        seen.push(await noted());
        await addLabel(tenant);
        seen.push(await noted());
      }),
    );
    expect(seen).toEqual([[], [{ table_name: 'label' }]]);
    expect((await checksums(world.server, neighbour))['label']?.count).toBe(1);
    expect((await checksums(world.server, await now(tenant)))['label']?.count).toBe(1);
  });
});
