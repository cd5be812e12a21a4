import { join } from 'node:path';
import { measureCatalogue } from './catalogue.ts';
import { measureCost } from './cost.ts';
import { measureEvents } from './events.ts';
import { measureFaults, measureKills } from './faults/run.ts';
import { measureProjectGrowth } from './growth.ts';
import { measureJobs } from './jobs.ts';
import { compareLayouts } from './layouts.ts';
import { measureLive } from './live.ts';
import { measureLookUps } from './look-ups.ts';
import { measureMemory } from './memory.ts';
import { measureMigrations } from './migrations.ts';
import { measureMoves } from './move.ts';
import type { PartOptions } from './part-options.ts';
import { summarise } from './profile.ts';
import { measureRefusals } from './refusals/run.ts';
import { compareRoutes } from './routes.ts';
import { rateSignUps, timeSignUps } from './sign-ups.ts';
import { measureGrowth } from './tenants.ts';
import { buildWorld } from './world.ts';

export interface Part {
  readonly title: string;
  run(options: PartOptions): Promise<unknown>;
}

/** What `npm run bench` measures, in its order; a further part is a file and an entry here. */
export const PARTS: Readonly<Record<string, Part>> = {
  routes: {
    title:
      'Routes, in turns with a bare server (node:http and one prepared statement), 32 connections',
    run: async ({ dataDir, say, seconds, tenants, tasks, only, profile }) => {
      const size = { shared: tenants, schema: Math.ceil(tenants / 4), tasks };
      await using world = await buildWorld(dataDir, size, say);
      const folder = join(dataDir, 'profile');
      const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
      await compareRoutes(world, { seconds, only, flags }, say);
      if (profile) summarise(folder, say);
    },
  },
  cost: {
    title:
      'CPU of the database for each request and what follows from it, beside the same by hand, 32 connections; then a minute of 1,000 changes a second',
    run: measureCost,
  },
  refusals: {
    title:
      'The dearest refusal of each route beside its dearest acceptance, and what storms of refusals and sign-ins do to others',
    run: measureRefusals,
  },
  'sign-ups': {
    title: 'Sign-ups, without hashing the password: one after another, and 32 at once',
    run: async ({ dataDir, say, only }) => {
      await using world = await buildWorld(dataDir, { shared: 2, schema: 2, tasks: 100 }, say);
      await rateSignUps(world, say);
      if (only !== 'at once') await timeSignUps(world, [200, 500, 1000], say);
    },
  },
  events: {
    title: 'What events cost a write, and how fast they are handed on',
    run: measureEvents,
  },
  jobs: {
    title: 'Jobs a second, beside pg-boss alone',
    run: measureJobs,
  },
  'look-ups': {
    title: 'Whose a request is, remembered and asked anew',
    run: measureLookUps,
  },
  faults: {
    title: 'Several processes at work, killed and cut off; what was promised, counted',
    run: ({ dataDir, say, seconds }) =>
      measureFaults({ dataDir, say, rounds: Math.ceil(seconds / 4) }),
  },
  kills: {
    title: 'Servers and workers killed over and over, PostgreSQL and Redis lost in between',
    run: ({ dataDir, say, seconds }) =>
      measureKills({ dataDir, say, kills: Math.ceil((seconds / 4) * 20) }),
  },
  layouts: {
    title: 'The same requests on each layout, in turns, 32 connections',
    run: compareLayouts,
  },
  tenants: {
    title: 'The same requests as tenants become more, 8 connections, every tenant in turn',
    run: measureGrowth,
  },
  growth: {
    title: 'Every list, count and statistic of one project as it grows, one request at a time',
    run: measureProjectGrowth,
  },
  catalogue: {
    title: 'Memory of one connection as it touches more schemas',
    run: measureCatalogue,
  },
  migrations: {
    title: 'Migrations of thousands of schemas',
    run: measureMigrations,
  },
  move: {
    title: 'A workspace of 100,000 tasks moved between cells, 8 writers at work',
    run: measureMoves,
  },
  live: {
    title: 'From a commit to 1,000 screens, and 10,000 idle sockets, beside a bare ws server',
    run: measureLive,
  },
  memory: {
    title: 'Memory of the whole of npm start (PSS), and what it uses while idle',
    run: ({ dataDir, say }) => measureMemory(dataDir, say),
  },
};
