import { type Measured, type Request, type Target, load, median, start } from './load.ts';
import { type BenchTenant, LOGIN_PASSWORD, type World } from './world.ts';

/** Each route against the same question asked bare, in turns, on the same database. */

export interface Comparison {
  readonly layout: string;
  readonly what: string;
  readonly ours: Measured;
  readonly bare: Measured;
  /** Ours over bare, the median of the turns. */
  readonly ratio: number;
}

interface Scenario {
  readonly what: string;
  readonly ours: (tenant: BenchTenant, i: number) => Request;
  readonly bare: (tenant: BenchTenant, i: number) => Request;
}

const json = { 'content-type': 'application/json' };
const pick = <T>(from: readonly T[], i: number): T => from[(i * 7919) % from.length] as T;
const signedIn = (tenant: BenchTenant) => ({
  authorization: `Bearer ${tenant.token}`,
  'x-tenant-id': tenant.slug,
});

const SCENARIOS: readonly Scenario[] = [
  {
    what: 'list of 50 tasks',
    ours: (t) => ({ path: `/api/v1/tasks?project=${t.projectId}&limit=50`, headers: signedIn(t) }),
    bare: (t) => ({ path: `/list/${t.id}/${t.projectId}` }),
  },
  {
    what: 'one task',
    ours: (t, i) => ({ path: `/api/v1/tasks/${pick(t.taskIds, i)}`, headers: signedIn(t) }),
    bare: (t, i) => ({ path: `/one/${t.id}/${pick(t.taskIds, i)}` }),
  },
  {
    what: 'statistics',
    ours: (t) => ({ path: `/api/v1/projects/${t.projectId}/statistics`, headers: signedIn(t) }),
    bare: (t) => ({ path: `/stats/${t.id}/${t.projectId}` }),
  },
  {
    what: 'create task',
    ours: (t, i) => ({
      method: 'POST',
      path: '/api/v1/tasks',
      headers: { ...signedIn(t), ...json },
      body: JSON.stringify({ projectId: t.projectId, title: `A task made under load ${i}` }),
    }),
    bare: (t, i) => ({
      method: 'POST',
      path: `/create/${t.id}/${t.projectId}`,
      headers: json,
      body: JSON.stringify({ title: `A task made under load ${i}` }),
    }),
  },
  {
    what: 'create, same work',
    ours: (t, i) => ({
      method: 'POST',
      path: '/api/v1/tasks',
      headers: { ...signedIn(t), ...json },
      body: JSON.stringify({ projectId: t.projectId, title: `A task made in full ${i}` }),
    }),
    bare: (t, i) => ({
      method: 'POST',
      path: `/work/${t.id}/${t.projectId}`,
      headers: json,
      body: JSON.stringify({ title: `A task made in full ${i}` }),
    }),
  },
  {
    what: 'login',
    ours: (t) => ({
      method: 'POST',
      path: '/api/v1/auth/login',
      headers: json,
      body: JSON.stringify({ login: `owner@${t.slug}.example`, password: LOGIN_PASSWORD }),
    }),
    bare: (t) => ({
      method: 'POST',
      path: `/login/${t.id}/-`,
      headers: json,
      body: JSON.stringify({ login: `owner@${t.slug}.example`, password: LOGIN_PASSWORD }),
    }),
  },
];

const TURNS = 3;
const REQUESTS = 500;

export async function compareRoutes(
  world: World,
  options: { seconds: number; only?: string | undefined; flags?: readonly string[] },
  say: (line: string) => void,
): Promise<Comparison[]> {
  const adminUrl = world.server.ownerUrl(world.server.maintenance);
  await using ours = await start(
    'ours.ts',
    { dataDir: world.config.dataDir, adminUrl },
    options.flags,
  );
  const found: Comparison[] = [];
  for (const shared of [true, false]) {
    const tenants = world.tenants.filter((t) => (t.cell.kind === 'shared') === shared);
    if (tenants.length === 0) continue;
    const namespaces = Object.fromEntries(tenants.map((t) => [t.id, t.namespace]));
    await using bare = await start('bare.ts', {
      url: world.server.ownerUrl(tenants[0]?.cell.database ?? ''),
      controlUrl: world.server.ownerUrl(world.server.control),
      shared,
      namespaces,
    });
    const layout = shared ? 'shared' : 'schema';
    for (const scenario of SCENARIOS) {
      if (options.only && !scenario.what.includes(options.only)) continue;
      if (scenario.what === 'login' && !shared) continue;
      const comparison = await compare(scenario, layout, tenants, ours, bare, options.seconds);
      say(`  ${layout.padEnd(7)} ${scenario.what.padEnd(18)} ${format(comparison)}`);
      found.push(comparison);
    }
  }
  return found;
}

async function compare(
  scenario: Scenario,
  layout: string,
  tenants: readonly BenchTenant[],
  ours: Target,
  bare: Target,
  seconds: number,
): Promise<Comparison> {
  const requests = (of: Scenario['ours']): Request[] =>
    Array.from({ length: REQUESTS }, (_, i) => of(pick(tenants, i), i));
  const [mine, plain] = [requests(scenario.ours), requests(scenario.bare)];
  await load(ours, mine, 1);
  await load(bare, plain, 1);
  const turns: { ours: Measured; bare: Measured }[] = [];
  for (let i = 0; i < TURNS; i++) {
    turns.push({ ours: await load(ours, mine, seconds), bare: await load(bare, plain, seconds) });
  }
  const ratio = median(turns.map((t) => t.ours.perSecond / t.bare.perSecond));
  const middle = turns.find((t) => t.ours.perSecond / t.bare.perSecond === ratio) ?? turns[0];
  if (!middle) throw new Error('no turn was measured');
  return { layout, what: scenario.what, ...middle, ratio };
}

export const format = ({ ours, bare, ratio }: Comparison): string =>
  `${(ratio * 100).toFixed(0).padStart(4)} %   ours ${ours.perSecond.toFixed(0).padStart(6)}/s (${ours.cpu.toFixed(0)} µs CPU, p50 ${ours.p50} ms, p99 ${ours.p99} ms)   bare ${bare.perSecond.toFixed(0).padStart(6)}/s (${bare.cpu.toFixed(0)} µs CPU, p50 ${bare.p50} ms, p99 ${bare.p99} ms)`;
