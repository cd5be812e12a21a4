import { type Request, load, median, start } from './load.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, type World, addTenants, buildWorld } from './world.ts';

/** How the same requests fare at 10, 1,000 and 5,000 tenants, in shared tables and in schemas. */

const COUNTS = [10, 1000, 5000];
const TASKS = 60;
const TURNS = 3;
/** Few enough that what is timed is the request and not the queue before it. */
const CONNECTIONS = 8;

const LAYOUTS = [
  ['shared', 'free'],
  ['schema', 'basic'],
] as const;

const signedIn = (tenant: BenchTenant) => ({
  authorization: `Bearer ${tenant.token}`,
  'x-tenant-id': tenant.slug,
});

type Ask = (tenant: BenchTenant) => Request;

const SCENARIOS: Readonly<Record<string, { ours: Ask; bare: Ask }>> = {
  'list of 50 tasks': {
    ours: (t) => ({ path: `/api/v1/tasks?project=${t.projectId}&limit=50`, headers: signedIn(t) }),
    bare: (t) => ({ path: `/list/${t.id}/${t.projectId}` }),
  },
  'one task': {
    ours: (t) => ({ path: `/api/v1/tasks/${t.taskIds[7]}`, headers: signedIn(t) }),
    bare: (t) => ({ path: `/one/${t.id}/${t.taskIds[7]}` }),
  },
};

/**
 * For each layout and count: requests a second beside those of the bare server on the same rows, since more
 * rows and more senders cost any server something. The bare one reaches one cell, so it is asked for the
 * tenants of the first.
 */
export async function measureGrowth({ dataDir, say, seconds }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 0, schema: 0, tasks: 0 }, say);
  for (const [layout, plan] of LAYOUTS) {
    const tenants: BenchTenant[] = [];
    const first = new Map<string, number>();
    for (const count of COUNTS) {
      tenants.push(...(await addTenants(world, plan, count - tenants.length, TASKS, say)));
      await using ours = await start('ours.ts', ofWorld(world));
      await using bare = await start('bare.ts', bareOf(world, layout, tenants));
      for (const [what, scenario] of Object.entries(SCENARIOS)) {
        const mine = tenants.map(scenario.ours);
        const plain = tenants
          .filter((t) => t.cell.database === tenants[0]?.cell.database)
          .map(scenario.bare);
        // Several times round, so that every tenant is known and every statement prepared that will be.
        await load(ours, mine, seconds + count / 200, CONNECTIONS);
        await load(bare, plain, seconds + count / 1000, CONNECTIONS);
        const turns: [number, number][] = [];
        for (let turn = 0; turn < TURNS; turn++) {
          turns.push([
            (await load(ours, mine, seconds, CONNECTIONS)).perSecond,
            (await load(bare, plain, seconds, CONNECTIONS)).perSecond,
          ]);
        }
        const ratio = median(turns.map(([own, other]) => own / other));
        const base = first.get(what) ?? ratio;
        first.set(what, base);
        say(
          `  ${layout}  ${what.padEnd(17)} ${String(count).padStart(5)} tenants  ours ${rate(turns, 0)}/s  bare ${rate(turns, 1)}/s  ratio ${percent(ratio)}, of that at the fewest ${percent(ratio / base)}`,
        );
      }
    }
  }
}

const rate = (turns: readonly [number, number][], side: 0 | 1): string =>
  median(turns.map((turn) => turn[side]))
    .toFixed(0)
    .padStart(6);
const percent = (ratio: number): string => `${(ratio * 100).toFixed(0).padStart(3)} %`;

const ofWorld = (world: World) => ({
  dataDir: world.config.dataDir,
  adminUrl: world.server.ownerUrl(world.server.maintenance),
});

const bareOf = (world: World, layout: string, tenants: readonly BenchTenant[]) => ({
  url: world.server.ownerUrl(tenants[0]?.cell.database ?? ''),
  controlUrl: world.server.ownerUrl(world.server.control),
  shared: layout === 'shared',
  namespaces: Object.fromEntries(tenants.map((t) => [t.id, t.namespace])),
});
