import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { insertLabel } from '../../../../test/harness/load.ts';
import { type TestTenancy, startTenancy } from '../../../../test/harness/tenancy.ts';
import { openPlace, placeOf } from '../../transfer/index.ts';
import { openCaptures } from './index.ts';

let world: TestTenancy;
beforeAll(async () => {
  world = await startTenancy();
});
afterAll(() => world[Symbol.asyncDispose]());

it.each(['shared', 'schema', 'mariadb'] as const)(
  'captures in the %s layout are not forgotten by a mover that was cut off',
  async (layout) => {
    const tenant = await world.newTenant(layout);
    const place = placeOf(world.server, tenant);
    const write = (id: string) =>
      world.tenancy
        .scopeOf(tenant)
        .transact((tx) => tx.change(insertLabel, { id, name: id, now: tx.now }));
    await using store = await openPlace(place);
    await using old = await openCaptures(place);
    await old.start(store.tables);
    await write(newId());
    const { numbers } = await store.snapshot((snapshot) => old.read(snapshot));
    expect(numbers).toHaveLength(1);

    await using captures = await openCaptures(place);
    await captures.start(store.tables);
    const id = newId();
    await write(id);
    await old.forget(numbers);
    const { keys } = await store.snapshot((snapshot) => captures.read(snapshot));
    expect(keys.get('label')).toEqual([{ id }]);
    await captures.stop();
  },
);
