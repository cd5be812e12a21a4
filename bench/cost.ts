import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { databaseMicros } from './database-cpu.ts';
import { type Request, type Target, cpuMicros, median, sendOnce, start } from './load.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, type World, buildWorld } from './world.ts';

/**
 * What a request costs the database, with everything that follows from it: events placed and told, jobs
 * written and done. Beside it stand the same reads and writes by hand (bare.ts). What counts is the CPU of
 * PostgreSQL's own processes, so other programs change it little; requests a second need a quiet machine.
 */

const TURNS = 3;
/** In one turn, each sent once. */
const REQUESTS = 3200;
const json = { 'content-type': 'application/json' };
const signedIn = (tenant: BenchTenant) => ({
  authorization: `Bearer ${tenant.token}`,
  'x-tenant-id': tenant.slug,
});

/** A task of a tenant, and which turn it is. */
interface At {
  readonly tenant: BenchTenant;
  readonly taskId: string;
  readonly turn: number;
}
interface Scenario {
  readonly what: string;
  readonly ours: (at: At) => Request;
  readonly bare?: (at: At) => Request;
}

const reading = (path: (at: At) => string) => (at: At) => ({
  path: `/api/v1${path(at)}`,
  headers: signedIn(at.tenant),
});
const writing =
  (method: 'POST' | 'PATCH', path: (at: At) => string, body: (at: At) => object) => (at: At) => ({
    method,
    path: `/api/v1${path(at)}`,
    headers: { ...signedIn(at.tenant), ...json },
    body: JSON.stringify(body(at)),
  });
const byHand = (what: string, id: (at: At) => string, body: (at: At) => object) => (at: At) => ({
  method: 'POST' as const,
  path: `/${what}/${at.tenant.id}/${id(at)}`,
  headers: json,
  body: JSON.stringify(body(at)),
});

const task = (at: At): string => at.taskId;
const project = (at: At): string => at.tenant.projectId;
const title = ({ taskId, turn }: At) => ({ title: `Named ${taskId} in turn ${turn}` });
/** Tasks begin blocked, and may become either. */
const status = ({ turn }: At) => ({ status: turn % 2 ? 'OPEN' : 'IN_PROGRESS' });

const SCENARIOS: readonly Scenario[] = [
  {
    what: 'one task',
    ours: reading((at) => `/tasks/${task(at)}`),
    bare: (at) => ({ path: `/one/${at.tenant.id}/${task(at)}` }),
  },
  {
    what: 'list of 50',
    ours: reading((at) => `/tasks?project=${project(at)}&limit=50`),
    bare: (at) => ({ path: `/list/${at.tenant.id}/${project(at)}` }),
  },
  { what: 'dashboard: counts', ours: reading(() => '/tasks/statistics') },
  { what: 'dashboard: my tasks', ours: reading(() => '/tasks?assignee=me&limit=50') },
  {
    what: 'create',
    ours: writing(
      'POST',
      () => '/tasks',
      (at) => ({ projectId: project(at), ...title(at) }),
    ),
    bare: byHand('work', project, title),
  },
  {
    what: 'create comment',
    ours: writing(
      'POST',
      (at) => `/tasks/${task(at)}/comments`,
      (at) => ({ body: title(at).title }),
    ),
  },
  {
    what: 'update',
    ours: writing('PATCH', (at) => `/tasks/${task(at)}`, title),
    bare: byHand('rename', task, title),
  },
  {
    what: 'transition',
    ours: writing('POST', (at) => `/tasks/${task(at)}/transition`, status),
    bare: byHand('step', task, status),
  },
];

export async function measureCost(options: PartOptions): Promise<void> {
  const { dataDir, say, tenants, tasks, only } = options;
  const size = { shared: Math.ceil(tenants / 3), schema: Math.ceil(tenants / 6), tasks };
  await using world = await buildWorld(dataDir, size, say);
  const adminUrl = world.server.ownerUrl(world.server.maintenance);
  await using ours = await start('ours.ts', { dataDir, adminUrl, relay: true, work: true });
  for (const shared of [true, false]) {
    const some = world.tenants.filter(({ cell }) => (cell.kind === 'shared') === shared);
    const namespaces = Object.fromEntries(some.map((t) => [t.id, t.namespace]));
    const url = world.server.ownerUrl(some[0]?.cell.database ?? '');
    const controlUrl = world.server.ownerUrl(world.server.control);
    await using bare = await start('bare.ts', { url, controlUrl, shared, namespaces });
    for (const scenario of SCENARIOS) {
      if (only && !scenario.what.includes(only)) continue;
      const measured = await compare(world, some, scenario, ours, bare);
      say(`  ${shared ? 'shared' : 'schema'} ${scenario.what.padEnd(20)} ${inWords(measured)}`);
    }
  }
  if (!only || only === 'sustained') await sustain(world, ours, options);
}

interface Cost {
  readonly perSecond: number;
  /** Microseconds of CPU for each request. */
  readonly database: number;
  readonly server: number;
}

/** In turns, the first of which only warms up. @returns the middle of each figure */
async function compare(
  world: World,
  tenants: readonly BenchTenant[],
  { ours, bare }: Scenario,
  product: Target,
  plain: Target,
): Promise<{ ours: Cost; bare: Cost | undefined }> {
  const found = { ours: [] as Cost[], bare: [] as Cost[] };
  for (let turn = 0; turn <= TURNS; turn++) {
    const places = placesOf(tenants, turn);
    const mine = await costOf(world, product, places.map(ours));
    const beside = bare && (await costOf(world, plain, places.map(bare)));
    if (turn === 0) continue;
    found.ours.push(mine);
    if (beside) found.bare.push(beside);
  }
  return { ours: middle(found.ours), bare: bare && middle(found.bare) };
}

/** Blocked tasks of all tenants, each once. */
function placesOf(tenants: readonly BenchTenant[], turn: number): At[] {
  const each = Math.ceil(REQUESTS / tenants.length);
  const blocked = tenants.map(({ taskIds }) => taskIds.filter((_, n) => n % 4 === 2));
  return Array.from({ length: REQUESTS }, (_, i) => {
    const which = i % tenants.length;
    const own = blocked[which] ?? [];
    const taskId = own[Math.floor(i / tenants.length) % own.length] ?? '';
    if (each > own.length) throw new Error(`needs at least ${each * 4} tasks in each workspace`);
    return { tenant: tenants[which] as BenchTenant, taskId, turn };
  });
}

async function costOf(world: World, target: Target, requests: readonly Request[]): Promise<Cost> {
  const folder = `${world.config.dataDir}/postgres`;
  const [database, server] = [databaseMicros(folder), cpuMicros(target.pid)];
  const perSecond = await sendOnce(target, requests);
  const own = cpuMicros(target.pid) - server;
  // Whatever follows belongs to the cost.
  await untilNothingIsLeft(world);
  const spent = databaseMicros(folder) - database;
  return { perSecond, database: spent / requests.length, server: own / requests.length };
}

const middle = (costs: readonly Cost[]): Cost => ({
  perSecond: median(costs.map((cost) => cost.perSecond)),
  database: median(costs.map((cost) => cost.database)),
  server: median(costs.map((cost) => cost.server)),
});

const figures = ({ perSecond, database, server }: Cost): string =>
  `${perSecond.toFixed(0).padStart(6)}/s, database ${database.toFixed(0).padStart(5)} µs, server ${server.toFixed(0)} µs`;

const inWords = ({ ours, bare }: { ours: Cost; bare: Cost | undefined }): string =>
  bare
    ? `${figures(ours)}; by hand ${figures(bare)}; ${((ours.perSecond / bare.perSecond) * 100).toFixed(0)} % of the rate, ${(ours.database / bare.database).toFixed(1)} times the database's CPU`
    : figures(ours);

const SUSTAINED_PER_SECOND = 1000;
const SUSTAINED_SECONDS = 60;
const CONNECTIONS = 32;

/** A minute of changes at a steady rate; then how long what follows takes to be done. */
async function sustain({ tenants, ...world }: World, ours: Target, { say }: PartOptions) {
  const shared = tenants.filter(({ cell }) => cell.kind === 'shared');
  const began = performance.now();
  let sent = 0;
  const send = async (): Promise<void> => {
    while (sent < SUSTAINED_PER_SECOND * SUSTAINED_SECONDS) {
      const i = sent++;
      const due = began + (i / SUSTAINED_PER_SECOND) * 1000;
      const early = due - performance.now();
      if (early > 1) await delay(early);
      const tenant = shared[i % shared.length] as BenchTenant;
      const response = await fetch(`${ours.origin}/api/v1/tasks`, {
        method: 'POST',
        headers: { ...signedIn(tenant), ...json },
        body: JSON.stringify({ projectId: tenant.projectId, title: `Sustained ${i}` }),
      });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`a change was refused with ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, send));
  const seconds = (performance.now() - began) / 1000;
  const left = await countLeft({ tenants, ...world } as World);
  const ended = performance.now();
  await untilNothingIsLeft({ tenants, ...world } as World);
  say(
    `  ${sent} changes in ${seconds.toFixed(0)} s (${(sent / seconds).toFixed(0)} a second); then ${left.events} events and ${left.jobs} jobs were left, done ${((performance.now() - ended) / 1000).toFixed(1)} s later`,
  );
}

/** Events without their place, in all cells, and jobs that are due or under way. */
async function countLeft({ server, tenants }: World): Promise<{ events: number; jobs: number }> {
  const databases = new Set(tenants.map(({ cell }) => cell.database));
  let events = 0;
  for (const database of databases)
    events += await count(server.ownerUrl(database), 'platform.outbox where position is null');
  const jobs = await count(
    server.ownerUrl(server.control),
    `pgboss.job where state < 'completed' and start_after <= now()`,
  );
  return { events, jobs };
}

async function untilNothingIsLeft(world: World): Promise<void> {
  for (;;) {
    const { events, jobs } = await countLeft(world);
    if (events + jobs === 0) return;
    await delay(100);
  }
}

async function count(url: string, what: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${what}`);
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
