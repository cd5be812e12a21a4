import { startMariaDb } from '../server/test/harness/mariadb.ts';
import { createLog } from '../server/src/platform/log/index.ts';
import { type App, createApp } from '../server/src/entry/app.ts';
import { foldCounts } from '../server/src/features/work/tasks/index.ts';
import { addCell } from '../server/src/tenancy/cell-admin/add.ts';
import { type Filling, type Project, analyze, fill } from './growth-fill.ts';
import { median } from './load.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, addTenants, asOwner, buildWorld } from './world.ts';

/** What each request costs as one project grows: one at a time, through the whole server, on each layout. */

const SIZES = [1_000, 10_000, 100_000, 300_000];
const MARIADB = 'growth-mariadb';
/** Requests of which the middle one counts. */
const TIMES = 11;

type Who = 'owner' | 'member';
interface Ask {
  readonly path: string;
  /** The page behind so many. */
  readonly page?: number;
  readonly as?: Who;
}

const SORTS = [
  '-updatedAt',
  '-createdAt',
  'number',
  '-number',
  'priority',
  '-priority',
  'title',
  'dueAt',
  '-dueAt',
];

/** Everything the page's lists offer. `P` stands for the project's id. */
const ASKS: Readonly<Record<string, Ask>> = {
  ...Object.fromEntries(
    SORTS.flatMap((sort) =>
      [1, 2, 10].map((page) => [
        `sort ${sort}${page > 1 ? `, page ${page}` : ''}`,
        { path: `/tasks?project=P&sort=${sort}&limit=50`, page },
      ]),
    ),
  ),
  'list with count': { path: '/tasks?project=P&sort=-updatedAt&limit=50&count=true' },
  'board column with count': { path: '/tasks?project=P&status=OPEN&sort=rank&limit=50&count=true' },
  'board column of mine with count': {
    path: '/tasks?project=P&status=OPEN&assignee=me&sort=rank&limit=50&count=true',
  },
  'status, -updatedAt, count': {
    path: '/tasks?project=P&status=BLOCKED,DONE&sort=-updatedAt&limit=50&count=true',
  },
  'priority, -updatedAt, count': {
    path: '/tasks?project=P&priority=urgent&sort=-updatedAt&limit=50&count=true',
  },
  'assignee=me, -updatedAt, count': {
    path: '/tasks?project=P&assignee=me&sort=-updatedAt&limit=50&count=true',
  },
  'assignee=none, -updatedAt, count': {
    path: '/tasks?project=P&assignee=none&sort=-updatedAt&limit=50&count=true',
  },
  'label, -updatedAt, count': {
    path: '/tasks?project=P&label=label-3&sort=-updatedAt&limit=50&count=true',
  },
  'label, -createdAt': { path: '/tasks?project=P&label=label-3&limit=50' },
  'label nobody has, count': {
    path: '/tasks?project=P&label=nowhere&sort=-updatedAt&limit=50&count=true',
  },
  'trash, -updatedAt, count': {
    path: '/tasks?project=P&deleted=true&sort=-updatedAt&limit=50&count=true',
  },
  'q=KEY-12, count': { path: '/tasks?project=P&q=BNCH-12&sort=-updatedAt&limit=50&count=true' },
  'q=12 (a number), count': { path: '/tasks?project=P&q=12&sort=-updatedAt&limit=50&count=true' },
  'q=KEY-12 of all projects': { path: '/tasks?q=BNCH-12&limit=50' },
  'q=text (may grow)': { path: '/tasks?project=P&q=zzzz&sort=-updatedAt&limit=50' },
  'all projects, newest': { path: '/tasks?limit=50' },
  'all projects, -updatedAt': { path: '/tasks?sort=-updatedAt&limit=50' },
  'all projects, dueAt': { path: '/tasks?sort=dueAt&limit=50' },
  'all projects, assignee=me, count': {
    path: '/tasks?assignee=me&sort=-updatedAt&limit=50&count=true',
  },
  'all projects, mine and open by dueAt': {
    path: '/tasks?assignee=me&status=OPEN,IN_PROGRESS,BLOCKED&sort=dueAt&limit=50&count=true',
  },
  'newest, as one who sees half': { path: '/tasks?limit=50', as: 'member' },
  '-updatedAt, as one who sees half': { path: '/tasks?sort=-updatedAt&limit=50', as: 'member' },
  'statistics of the project': { path: '/projects/P/statistics' },
  'statistics of the workspace': { path: '/tasks/statistics' },
  'statistics, as one who sees half': { path: '/tasks/statistics', as: 'member' },
};

interface Layout {
  readonly name: string;
  readonly tenant: BenchTenant;
  readonly ownerId: string;
  readonly tokens: Readonly<Record<Who, string>>;
  readonly projects: readonly Project[];
}

export async function measureProjectGrowth(options: PartOptions): Promise<void> {
  const { dataDir, say, only } = options;
  const sizes = SIZES.filter((size) => size <= (options.largest ?? Infinity));
  await using mariadb = await startMariaDb({ isDurable: true });
  await using world = await buildWorld(dataDir, { shared: 0, schema: 0, tasks: 0 }, say);
  const { server } = world;
  await addCell(server, { name: MARIADB, kind: 'shared', dsn: mariadb.url }, { readySchemas: 0 });
  await asOwner(
    server,
    server.control,
    `update control.plan set limits = limits || '{"tasks": null}'`,
  );
  const log = createLog({ level: 'error', forPeople: false });
  await using app = await createApp({ config: world.config, server, log });
  const layouts: Layout[] = [];
  for (const [name, plan, cell] of [
    ['shared', 'free', 'shared-1'],
    ['schema', 'basic', undefined],
    ['dedicated', 'enterprise', undefined],
    ['mariadb', 'free', MARIADB],
  ] as const) {
    if (options.layout && options.layout !== name) continue;
    // In shared tables there are others beside it, of an ordinary size.
    if (name === 'shared') await addTenants(world, plan, 5, 1_000, say, cell);
    const [tenant] = await addTenants(world, plan, 1, 0, say, cell);
    if (tenant) layouts.push(await prepare(app, name, tenant));
  }
  const found = new Map<string, number[]>();
  for (const [i, size] of sizes.entries()) {
    for (const layout of layouts) {
      const { tenant, ownerId } = layout;
      for (const project of layout.projects) {
        const from = sizes[i - 1] ?? 0;
        await fill({ server, tenant, ownerId, project, from, to: size } satisfies Filling);
      }
      // As its schedule does: every connection that filled has left counts of its own.
      const record = await app.tenancy.find(tenant.slug);
      if (record) await foldCounts(app.tenancy.scopeOf(record), new AbortController().signal);
      await analyze({ server, tenant });
      for (const [what, ask] of Object.entries(ASKS)) {
        if (only && !what.includes(only)) continue;
        const name = `${layout.name.padEnd(9)} ${what}`;
        found.set(name, [...(found.get(name) ?? []), await timed(app, layout, ask)]);
      }
      say(`  ${layout.name}: ${size.toLocaleString('en')} tasks measured`);
    }
  }
  say(
    `\n  ${'milliseconds a request at'.padEnd(48)} ${sizes.map((s) => s.toLocaleString('en').padStart(9)).join('')}   last to first`,
  );
  for (const [name, times] of found) {
    const ratio = (times.at(-1) ?? 0) / (times[0] || 1);
    say(
      `  ${name.padEnd(48)} ${times.map((ms) => ms.toFixed(1).padStart(9)).join('')}   ${ratio.toFixed(1).padStart(5)}${ratio > 3 ? '  !' : ''}`,
    );
  }
}

/** A member, and a project that this member may not see, whose tasks are newer than all others. */
async function prepare(app: App, name: string, tenant: BenchTenant): Promise<Layout> {
  const ask = requester(app, tenant);
  const email = `member@${tenant.slug}.example`;
  const invited = await ask<{ url: string }>('POST', '/tenant/invitations', tenant.token, {
    email,
    role: 'member',
  });
  const token = new URLSearchParams(new URL(invited.url).hash.slice(1)).get('token');
  const joined = await ask<{ accessToken: string }>('POST', '/invitations/accept', undefined, {
    token,
    fullName: 'A member',
    password: 'a password for benchmarks',
  });
  const hidden = await ask<{ id: string; owner: { id: string } }>(
    'POST',
    '/projects',
    tenant.token,
    {
      name: 'Hidden',
      key: 'HIDE',
      visibility: 'private',
    },
  );
  return {
    name,
    tenant,
    ownerId: hidden.owner.id,
    tokens: { owner: tenant.token, member: joined.accessToken },
    projects: [
      { id: tenant.projectId, key: 'BNCH', ahead: 0 },
      { id: hidden.id, key: 'HIDE', ahead: 200_000 },
    ],
  };
}

const requester =
  (app: App, tenant: BenchTenant) =>
  async <T>(
    method: 'GET' | 'POST',
    path: string,
    token: string | undefined,
    body?: object,
  ): Promise<T> => {
    const answer = await app.http.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        host: new URL(app.config.baseUrl).host,
        ...(token && { authorization: `Bearer ${token}`, 'x-tenant-id': tenant.slug }),
      },
      ...(body && { payload: body }),
    });
    if (answer.statusCode >= 300)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return JSON.parse(answer.body) as T;
  };

/** The middle of several, without the first two. */
async function timed(
  app: App,
  layout: Layout,
  { path, page = 1, as = 'owner' }: Ask,
): Promise<number> {
  const ask = requester(app, layout.tenant);
  const token = layout.tokens[as];
  const base = path
    .replace('=P&', `=${layout.tenant.projectId}&`)
    .replace('/P/', `/${layout.tenant.projectId}/`);
  let url = base;
  for (let at = 1; at < page; at += 1) {
    const { nextCursor } = await ask<{ nextCursor: string }>('GET', url, token);
    url = `${base}&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const times: number[] = [];
  for (let i = -2; i < TIMES; i += 1) {
    const begun = performance.now();
    await ask('GET', url, token);
    if (i >= 0) times.push(performance.now() - begun);
  }
  return median(times);
}
