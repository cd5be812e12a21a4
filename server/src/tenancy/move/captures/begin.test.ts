import { expect, it } from 'vitest';
import { Load, fill } from '../../../../test/harness/load.ts';
import { startTenancy } from '../../../../test/harness/tenancy.ts';
import { openPlace, placeOf } from '../../transfer/index.ts';
import { openCaptures } from './index.ts';

/** Writers without a pause, over statements that were prepared before there was anything to capture. */
it.each(['shared', 'schema', 'mariadb'] as const)(
  'captures in the %s layout begin and end while people write, and none of them is turned away',
  async (layout) => {
    await using world = await startTenancy({ poolSize: 8 });
    const tenant = await world.newTenant(layout);
    const filled = await fill(world.server, tenant, 500);
    const load = new Load([world.tenancy], tenant, filled, { clients: 6, paceMs: 0 });
    const place = placeOf(world.server, tenant);
    await using store = await openPlace(place);
    await using captures = await openCaptures(place);
    for (let round = 0; round < 8; round++) {
      await load.progress(30);
      await captures.start(store.tables);
      await load.progress(30);
      const { numbers } = await store.snapshot((snapshot) => captures.read(snapshot));
      expect(numbers.length).toBeGreaterThan(30);
      await captures.stop();
    }
    const verdict = await load.end(world.server, tenant);
    expect([load.unexpected, verdict]).toEqual([
      [],
      { acknowledged: load.acknowledged, lost: 0, doubled: 0, unknown: 0 },
    ]);
  },
  120_000,
);
