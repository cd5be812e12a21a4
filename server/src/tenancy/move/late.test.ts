import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { insertLabel } from '../../../test/harness/load.ts';
import { type TestTenancy, startTenancy } from '../../../test/harness/tenancy.ts';
import { type Builder, statement } from '../query/index.ts';
import type { TenantScope } from '../scope/index.ts';
import { cleanUp, moveTenant } from './index.ts';

interface Tables {
  label: { name: string };
}
const labels = statement((db: Builder<Tables>) => db.selectFrom('label').select('name'));

let world: TestTenancy;
beforeAll(async () => {
  world = await startTenancy();
});
afterAll(() => world[Symbol.asyncDispose]());

const write = (scope: TenantScope, name: string) =>
  scope.transact((tx) => tx.change(insertLabel, { id: newId(), name, now: tx.now }));

it.each(['shared', 'mariadb'] as const)(
  'a write of somebody who was told of a %s place before its rows were cleaned away lands in the new one',
  async (layout) => {
    const tenant = await world.newTenant(layout);
    const early = world.tenancy.scopeOf(tenant);
    await write(early, 'early');
    await moveTenant(world, tenant, { to: 'schema', keepHours: 0 });
    const failed: unknown[] = [];
    await cleanUp(world, tenant.id, (_, error) => failed.push(error));
    expect(failed).toEqual([]);
    await write(early, 'late');
    const now = world.tenancy.scopeOf(await world.tenancy.reserved(tenant.id));
    expect((await now.rows(labels, {})).map(({ name }) => name).toSorted()).toEqual([
      'early',
      'late',
    ]);
  },
);
