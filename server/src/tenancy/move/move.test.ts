import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../provisioning/owner.ts';
import { ensureCell } from '../provisioning/cells.ts';
import type { TenantRecord } from '../registry/index.ts';
import { checkIsolation } from '../selfcheck/index.ts';
import { Load, checksums, fill } from '../../../test/harness/load.ts';
import { type TestTenancy, secondTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { type MoveStep, moveTenant } from './index.ts';

let world: TestTenancy;
let elsewhere: TestTenancy;

beforeAll(async () => {
  world = await startTenancy();
  elsewhere = await secondTenancy(world);
  await asOwner(world.server, world.server.control, async (control) => {
    for (const kind of ['shared', 'schema'] as const) {
      const database = `${world.server.control}_${kind}_2`;
      await ensureCell(world.server, control, { name: `${kind}-2`, kind, database });
    }
  });
});
afterAll(async () => {
  await elsewhere[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const now = (tenant: TenantRecord) => world.tenancy.reserved(tenant.id);

describe('a move under load', () => {
  it.each([
    ['shared', 'schema'],
    ['schema', 'dedicated'],
    ['dedicated', 'shared'],
    ['shared', 'shared'],
    ['schema', 'schema'],
  ] as const)('from %s to %s loses nothing and doubles nothing', async (from, to) => {
    const tenant = await world.newTenant(from);
    const neighbours = [await world.newTenant('shared'), await world.newTenant('schema')];
    for (const neighbour of neighbours) await fill(world.server, neighbour, 50);
    const theirs = await Promise.all(neighbours.map((one) => checksums(world.server, one)));
    const filled = await fill(world.server, tenant, 3000);
    const load = new Load([world.tenancy, elsewhere.tenancy], tenant, filled);
    await load.progress(50);
    const steps: MoveStep[] = [];
    const report = await moveTenant(
      world,
      tenant,
      { to },
      { onStep: (step) => void steps.push(step) },
    );
    await load.progress(50);
    const moved = await now(tenant);
    const verdict = await load.end(world.server, moved);
    expect(load.unexpected).toEqual([]);
    expect(verdict).toMatchObject({ lost: 0, doubled: 0 });
    expect(moved.placement.epoch).toBe(2);
    expect(moved.placement.cell.name).toBe(report.to);
    expect(report.tables?.['task']).toBe(3000);
    expect(report.changes).toBeGreaterThan(0);
    expect(steps.at(-1)).toBe('thawed');
    expect(await Promise.all(neighbours.map((one) => checksums(world.server, one)))).toEqual(
      theirs,
    );
    expect(await checkIsolation(world.server)).toEqual([]);
  });
});
