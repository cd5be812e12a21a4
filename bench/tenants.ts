import { type Request, load, median, start } from './load.ts';
import type { PartOptions } from './parts.ts';
import { type BenchTenant, type World, addTenants, buildWorld } from './world.ts';

/** How long the same requests take at 10, 1,000 and 5,000 tenants, in shared tables and in schemas. */

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

const SCENARIOS = {
  'list of 50 tasks': (t: BenchTenant): Request => ({
    path: `/api/v1/tasks?project=${t.projectId}&limit=50`,
    headers: signedIn(t),
  }),
  'one task': (t: BenchTenant): Request => ({
    path: `/api/v1/tasks/${t.taskIds[7]}`,
    headers: signedIn(t),
  }),
};

/** For each layout and count: the median time and the requests a second, and both against those at the fewest. */
export async function measureGrowth({ dataDir, say, seconds }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 0, schema: 0, tasks: 0 }, say);
  for (const [layout, plan] of LAYOUTS) {
    const tenants: BenchTenant[] = [];
    const first = new Map<string, number>();
    for (const count of COUNTS) {
      tenants.push(...(await addTenants(world, plan, count - tenants.length, TASKS, say)));
      await using ours = await start('ours.ts', ofWorld(world));
      for (const [what, request] of Object.entries(SCENARIOS)) {
        const requests = tenants.map(request);
        // Several times round, so that every tenant is known and every statement prepared that will be.
        await load(ours, requests, seconds + count / 200, CONNECTIONS);
        const rates: number[] = [];
        const times: number[] = [];
        for (let turn = 0; turn < TURNS; turn++) {
          const { perSecond, p50 } = await load(ours, requests, seconds, CONNECTIONS);
          rates.push(perSecond);
          times.push(p50);
        }
        const rate = median(rates);
        const base = first.get(what) ?? rate;
        first.set(what, base);
        say(
          `  ${layout}  ${what.padEnd(17)} ${String(count).padStart(5)} tenants  ${rate.toFixed(0).padStart(6)}/s  p50 ${median(times)} ms  ${((rate / base) * 100).toFixed(0).padStart(4)} %`,
        );
      }
    }
  }
}

const ofWorld = (world: World) => ({
  dataDir: world.config.dataDir,
  adminUrl: world.server.ownerUrl(world.server.maintenance),
});
