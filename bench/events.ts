import pg from 'pg';
import { createTask } from '../server/src/features/work/tasks/index.ts';
import type { ActorContext } from '../server/src/features/work/projects/index.ts';
import {
  type EventFeed,
  Relay,
  type StreamedEvent,
  lastPosition,
} from '../server/src/messaging/events/index.ts';
import type { TxScope } from '../server/src/tenancy/scope/index.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, type World, buildWorld } from './world.ts';

/** Writers at a time, as many as the server would have requests under way. */
const WRITERS = 32;
/** Many short ones: what else the machine does then meets both of a pair. */
const TURNS = 10;
const BACKLOG = 20_000;
/** Rows in one commit, of the relay and of the bare inserts it is measured against. */
const BATCH = 500;

/** What events cost whoever writes, and how fast they are handed on. */
export async function measureEvents({ dataDir, seconds, say }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 4, schema: 4, tasks: 200 }, say);
  await compareWrites(world, seconds, say);
  await timeTelling(world, seconds, say);
  await drainBacklog(world, say);
}

/** Creates tasks with events and without, in turns; what counts is the ratio within each pair of turns. */
async function compareWrites(world: World, seconds: number, say: (line: string) => void) {
  for (const layout of ['shared', 'schema'] as const) {
    const tenants = world.tenants.filter(({ cell }) => cell.kind === layout);
    const rates = { with: [] as number[], without: [] as number[] };
    await writeFor(world, tenants, seconds / 2, false);
    for (let turn = 0; turn < TURNS; turn++)
      for (const which of turn % 2
        ? (['without', 'with'] as const)
        : (['with', 'without'] as const))
        rates[which].push(await writeFor(world, tenants, seconds / 2, which === 'without'));
    const [announced, silent] = [median(rates.with), median(rates.without)];
    const ratios = rates.with.map((rate, turn) => (rates.without[turn] as number) / rate);
    const dearer = ((median(ratios) - 1) * 100).toFixed(0);
    say(
      `  create a task, ${layout}: ${per(announced)} with events, ${per(silent)} without; ${dearer} % dearer with`,
    );
  }
}

/** @returns tasks a second */
async function writeFor(
  { core }: World,
  tenants: readonly BenchTenant[],
  seconds: number,
  silently: boolean,
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const writers = Array.from({ length: WRITERS }, async (_, i) => {
    const { slug, projectId } = tenants[i % tenants.length] as BenchTenant;
    const { scope, by } = await runAsOwnerOf(core, slug);
    while (performance.now() < until) {
      await scope.transact((tx) =>
        createTask(silently ? silent(tx) : tx, by, { projectId, title: 'Written by a benchmark' }),
      );
      done += 1;
    }
  });
  await Promise.all(writers);
  return done / seconds;
}

/** A unit of work that leaves out whatever goes to the outbox. */
const silent = (tx: TxScope): TxScope =>
  new Proxy(tx, {
    get(target, name) {
      if (name === 'announces') return () => undefined;
      if (name === 'defer')
        return (statement: { reach: string }, params: object) => {
          if (statement.reach !== 'cell') target.defer(statement as never, params);
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** From a commit to a listener in the same process, with the relay running, at a few writes a second. */
async function timeTelling(world: World, seconds: number, say: (line: string) => void) {
  const { core } = world;
  const tenant = world.tenants[0] as BenchTenant;
  const { scope, by } = await runAsOwnerOf(core, tenant.slug);
  let onTold: (event: StreamedEvent) => void = () => undefined;
  await using _relay = startRelay(world, core.feed);
  // The backlog of the measurements before this one.
  for (let last = -1; ;) {
    const now = await lastPosition(scope);
    if (now === last) break;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const listener = {
    onEvents: (events: readonly StreamedEvent[]) => events.forEach((event) => onTold(event)),
    onReset: () => undefined,
  };
  using _heard = await core.feed.subscribe(tenant.id, listener);
  const took: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const { promise, resolve } = Promise.withResolvers<number>();
    onTold = () => resolve(performance.now());
    await scope.transact((tx) =>
      createTask(tx, by, { projectId: tenant.projectId, title: 'Told' }),
    );
    const committed = performance.now();
    took.push(Math.max(0, (await promise) - committed));
    await new Promise((wait) => setTimeout(wait, 20));
  }
  say(
    `  from commit to a listener of this process: p50 ${quantile(took, 0.5)} ms, p99 ${quantile(took, 0.99)} ms (${took.length} events)`,
  );
}

/** Hands on a backlog, beside writing as many rows of that shape in commits of that size. */
async function drainBacklog(world: World, say: (line: string) => void) {
  const tenant = world.tenants[0] as BenchTenant;
  const client = new pg.Client(world.server.ownerUrl(tenant.cell.database));
  await client.connect();
  try {
    await client.query(
      'create table if not exists public.bare_events (like platform.outbox including all)',
    );
    const bare: number[] = [];
    const relayed: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const began = performance.now();
      for (let n = 0; n < BACKLOG; n += BATCH)
        await insertRows(client, 'public.bare_events', tenant.id);
      bare.push((BACKLOG / (performance.now() - began)) * 1000);
      for (let n = 0; n < BACKLOG; n += BATCH)
        await insertRows(client, 'platform.outbox', tenant.id);
      relayed.push(await drain(world));
    }
    const [ours, limit] = [median(relayed), median(bare)];
    say(
      `  a backlog of ${BACKLOG} events: handed on ${per(ours)}, bare inserts ${per(limit)} in commits of ${BATCH}; ${((ours / limit) * 100).toFixed(0)} %`,
    );
  } finally {
    await client.end();
  }
}

const insertRows = (client: pg.Client, table: string, tenantId: string): Promise<unknown> =>
  client.query(
    `insert into ${table} (tenant_id, id, epoch, type, version, data, at)
     select $1, gen_random_uuid(), 1, 'bench.happened', 1, $2, now() from generate_series(1, $3)`,
    [tenantId, JSON.stringify({ text: 'x'.repeat(600) }), BATCH],
  );

/** @returns events a second */
async function drain(world: World): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let [told, began] = [0, 0];
  const deaf = {
    publish: (events: readonly StreamedEvent[]) => {
      began ||= performance.now();
      if ((told += events.length) >= BACKLOG) resolve();
    },
    announceEnds: () => undefined,
  };
  await using _relay = startRelay(world, deaf);
  const start = performance.now();
  await promise;
  return (told / (performance.now() - start)) * 1000;
}

const startRelay = (
  { core, server }: World,
  to: Pick<EventFeed, 'publish' | 'announceEnds'>,
): Relay =>
  new Relay({
    server,
    control: core.tenancy.control,
    notifier: core.notifier,
    dispatch: async () => undefined,
    publish: (events) => to.publish(events),
    announceEnds: (ends) => to.announceEnds(ends),
    onError: (error) => {
      throw error;
    },
  });

async function runAsOwnerOf(core: World['core'], slug: string) {
  const tenant = await core.tenancy.find(slug);
  if (!tenant) throw new Error(`there is no ${slug}`);
  const scope = core.tenancy.scopeOf(tenant);
  const people = await core.people.directory(scope);
  const [userId = ''] = people.keys();
  const actor = { userId, tenantId: tenant.id, name: 'Bench', role: 'owner' as const };
  const by: ActorContext = { actor, tenant, people };
  return { scope, by };
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)] ?? 0;
const quantile = (values: readonly number[], q: number): string =>
  (sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0).toFixed(1);
const per = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
