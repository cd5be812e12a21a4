import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { Load, fill } from '../../../test/harness/load.ts';
import { type OtherPostgres, startPostgres15 } from '../../../test/harness/postgres15.ts';
import { type TestTenancy, secondTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { namespaceOf } from '../model/namespace.ts';
import { ensureCell } from '../provisioning/cells.ts';
import { asOwner } from '../server/owner.ts';
import { MOVE_STEPS, type MoveStep, MoveKeeper, cleanUp, moveTenant } from './index.ts';

let world: TestTenancy;
let elsewhere: TestTenancy;
let other: OtherPostgres;
let keeper: MoveKeeper;

beforeAll(async () => {
  const onError = (): void => undefined;
  world = await startTenancy({ onError });
  elsewhere = await secondTenancy(world, { onError });
  other = await startPostgres15();
  await asOwner(world.server, world.server.control, (control) =>
    ensureCell(world.server, control, {
      name: 'elsewhere',
      kind: 'schema',
      database: 'elsewhere',
      dsn: other.adminUrl,
    }),
  );
  keeper = new MoveKeeper({ ...elsewhere, control: elsewhere.tenancy.control, onError });
});
afterAll(async () => {
  await keeper[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const inElsewhere = (text: string, ...values: unknown[]) => {
  const url = new URL(other.adminUrl);
  url.pathname = '/elsewhere';
  return ask(url.href, text, ...values);
};

/** Waits for the end of a tenant's last move, whoever ends it. */
async function outcomeOf(tenantId: string): Promise<string> {
  for (;;) {
    const [move] = await ask<{ outcome: string | null }>(
      world.server.ownerUrl(world.server.control),
      'select outcome from control.move where tenant_id = $1 order by started_at desc limit 1',
      tenantId,
    );
    if (move?.outcome) return move.outcome;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function cleanUpAll(tenantId: string): Promise<void> {
  await cleanUp(world, tenantId, (_, error) => {
    throw error;
  });
}

const AT: readonly MoveStep[] = ['copying', 'draining', 'frozen', 'flipping', 'flipped'];
const LOAD = { clients: 4, paceMs: 5 };

describe('when the target’s server', () => {
  it.each(AT)('goes away at the step %s, no write is lost or doubled', async (step) => {
    const tenant = await world.newTenant('shared');
    const filled = await fill(world.server, tenant, 300);
    const load = new Load([world.tenancy, elsewhere.tenancy], tenant, filled, LOAD);
    await load.progress(20);
    const onStep = async (reached: MoveStep) => {
      if (reached === step) await other.stop();
    };
    const moving = moveTenant(world, tenant, { to: 'elsewhere' }, { onStep });
    const ended = moving.then(
      () => 'moved',
      () => 'failed',
    );
    // At `flipping` the target has had its last word.
    const flips = step === 'flipping' || step === 'flipped';
    if (flips) {
      // After the flip the tenant is there, and served once that server is back.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await other.start();
      await ended;
      expect(await outcomeOf(tenant.id)).toBe('moved');
      await load.progress(20);
    } else {
      // Before it the tenant goes on where it was, without that server.
      expect(await ended).toBe('failed');
      expect(await outcomeOf(tenant.id)).toBe('undone');
      await load.progress(20);
      await other.start();
    }
    const now = await world.tenancy.reserved(tenant.id);
    expect(now.placement.cell.name).toBe(flips ? 'elsewhere' : 'shared-1');
    expect(await load.end(world.server, now)).toMatchObject({ lost: 0, doubled: 0 });
    expect(load.unexpected).toEqual([]);
    // What could not be removed then is removed now.
    await cleanUpAll(tenant.id);
    const schemas = await inElsewhere(
      'select 1 from pg_namespace where nspname = $1',
      namespaceOf(tenant.id),
    );
    expect(schemas).toHaveLength(flips ? 1 : 0);
  });
});

describe('when the source’s server', () => {
  it.each(AT)('is restarted at the step %s, no write is lost or doubled', async (step) => {
    const tenant = await world.newTenant('shared');
    const filled = await fill(world.server, tenant, 300);
    await moveTenant(world, tenant, { to: 'elsewhere' });
    const load = new Load([world.tenancy, elsewhere.tenancy], tenant, filled, LOAD);
    await load.progress(20);
    const onStep = async (reached: MoveStep) => {
      if (reached !== step) return;
      await other.stop();
      await other.start();
    };
    await moveTenant(world, tenant, { to: 'shared' }, { onStep }).catch(() => undefined);
    const outcome = await outcomeOf(tenant.id);
    if (MOVE_STEPS.indexOf(step) >= MOVE_STEPS.indexOf('flipped')) expect(outcome).toBe('moved');
    await load.progress(20);
    const now = await world.tenancy.reserved(tenant.id);
    expect(now.placement.cell.name).toBe(outcome === 'moved' ? 'shared-1' : 'elsewhere');
    expect(await load.end(world.server, now)).toMatchObject({ lost: 0, doubled: 0 });
    expect(load.unexpected).toEqual([]);
    await cleanUpAll(tenant.id);
    expect(await inElsewhere(`select 1 from pg_trigger where tgname like 'capture%'`)).toEqual([]);
  });
});
