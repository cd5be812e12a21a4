import { startMariaDb } from '../server/test/harness/mariadb.ts';
import { addCell } from '../server/src/tenancy/cell-admin/add.ts';
import { type Request, type Target, load, median, start } from './load.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, addTenants, buildWorld } from './world.ts';

/** The same requests to tenants of each layout, with as many tenants and tasks in each. */

const TENANTS = 40;
const TURNS = 3;
const REQUESTS = 400;
const MARIADB = 'bench-mariadb';

const pick = <T>(from: readonly T[], i: number): T => from[(i * 7919) % from.length] as T;
const signedIn = (tenant: BenchTenant) => ({
  authorization: `Bearer ${tenant.token}`,
  'x-tenant-id': tenant.slug,
});

const SCENARIOS: Readonly<Record<string, (tenant: BenchTenant, i: number) => Request>> = {
  'list of 50 tasks': (t) => ({
    path: `/api/v1/tasks?project=${t.projectId}&limit=50`,
    headers: signedIn(t),
  }),
  'one task': (t, i) => ({ path: `/api/v1/tasks/${pick(t.taskIds, i)}`, headers: signedIn(t) }),
  statistics: (t) => ({
    path: `/api/v1/projects/${t.projectId}/statistics`,
    headers: signedIn(t),
  }),
  'create task': (t, i) => ({
    method: 'POST',
    path: '/api/v1/tasks',
    headers: { ...signedIn(t), 'content-type': 'application/json' },
    body: JSON.stringify({ projectId: t.projectId, title: `A task made under load ${i}` }),
  }),
};

/** Requests a second in each layout, and against the shared tables of PostgreSQL: the median of the turns. */
export async function compareLayouts({ dataDir, say, seconds, tasks }: PartOptions): Promise<void> {
  await using mariadb = await startMariaDb({ isDurable: true });
  await using world = await buildWorld(dataDir, { shared: 0, schema: 0, tasks: 0 }, say);
  await addCell(
    world.server,
    { name: MARIADB, kind: 'shared', dsn: mariadb.url },
    { readySchemas: 0 },
  );
  const layouts: Readonly<Record<string, BenchTenant[]>> = {
    shared: await addTenants(world, 'free', TENANTS, tasks, say, 'shared-1'),
    schema: await addTenants(world, 'basic', TENANTS, tasks, say),
    mariadb: await addTenants(world, 'free', TENANTS, tasks, say, MARIADB),
  };
  await using ours = await start('ours.ts', {
    dataDir,
    adminUrl: world.server.ownerUrl(world.server.maintenance),
  });
  for (const [what, request] of Object.entries(SCENARIOS)) {
    const rates = await inTurns(ours, layouts, request, seconds);
    const base = rates.get('shared') ?? [];
    for (const [layout, own] of rates) {
      const ratio = median(own.map((rate, turn) => rate / (base[turn] ?? rate)));
      say(
        `  ${what.padEnd(18)} ${layout.padEnd(8)} ${median(own).toFixed(0).padStart(6)}/s  ${(ratio * 100).toFixed(0).padStart(4)} %`,
      );
    }
  }
}

async function inTurns(
  ours: Target,
  layouts: Readonly<Record<string, readonly BenchTenant[]>>,
  request: (tenant: BenchTenant, i: number) => Request,
  seconds: number,
): Promise<Map<string, number[]>> {
  const rates = new Map<string, number[]>();
  for (let turn = -1; turn < TURNS; turn++) {
    for (const [layout, tenants] of Object.entries(layouts)) {
      const requests = Array.from({ length: REQUESTS }, (_, i) => request(pick(tenants, i), i));
      const { perSecond } = await load(ours, requests, turn < 0 ? 1 : seconds);
      // The turn before the first only warms up.
      if (turn >= 0) rates.set(layout, [...(rates.get(layout) ?? []), perSecond]);
    }
  }
  return rates;
}
