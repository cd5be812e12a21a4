import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { insertLabel } from '../../../../test/harness/load.ts';
import { type TestTenancy, startTenancy } from '../../../../test/harness/tenancy.ts';
import type { TxScope } from '../../scope/index.ts';
import { openPlace, placeOf } from '../../transfer/index.ts';
import { openCaptures } from './index.ts';

let world: TestTenancy;

beforeAll(async () => {
  world = await startTenancy();
});
afterAll(() => world[Symbol.asyncDispose]());

const write = (tx: TxScope) => {
  const id = newId();
  return tx.change(insertLabel, { id, name: id, now: tx.now });
};

describe.each(['shared', 'schema', 'mariadb'] as const)('captures in a cell: %s', (layout) => {
  it('forgets what was carried over without waiting for those who write', async () => {
    const tenant = await world.newTenant(layout);
    const place = placeOf(world.server, tenant);
    await using store = await openPlace(place);
    await using captures = await openCaptures(place);
    await captures.start(store.tables);
    const scope = world.tenancy.scopeOf(tenant);
    await scope.transact(async (tx) => {
      for (let n = 0; n < 200; n++) await write(tx);
    });
    const { numbers } = await store.snapshot((snapshot) => captures.read(snapshot));
    expect(numbers).toHaveLength(200);
    await scope.transact(async (tx) => {
      await write(tx);
      const began = performance.now();
      await captures.forget(numbers);
      expect(performance.now() - began).toBeLessThan(2000);
    });
    const left = await store.snapshot((snapshot) => captures.read(snapshot));
    expect(left.numbers).toHaveLength(1);
    await captures.stop();
  });
});
