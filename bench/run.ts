import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureMemory } from './memory.ts';
import { summarise } from './profile.ts';
import { compareRoutes } from './routes.ts';
import { timeSignUps } from './sign-ups.ts';
import { buildWorld } from './world.ts';

/**
 * `npm run bench`: everything; `npm run bench -- routes`, `sign-ups` or `memory` for a part;
 * `npm run bench -- routes --only list --profile` says where the time of one route goes.
 * Figures are ratios within one run on one machine: absolute ones change from machine to machine.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '4' },
    only: { type: 'string' },
    tenants: { type: 'string', default: '60' },
    tasks: { type: 'string', default: '2000' },
    profile: { type: 'boolean', default: false },
  },
});
const wanted = (part: string): boolean => positionals.length === 0 || positionals.includes(part);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'taskforce-bench-'));
  // The database may run as another user than ours.
  chmodSync(folder, 0o755);
  return folder;
};

if (wanted('routes') || wanted('sign-ups')) {
  const dataDir = temporary();
  try {
    say('Filling a database');
    const shared = wanted('routes') ? Number(values.tenants) : 2;
    const schema = wanted('routes') ? Math.ceil(shared / 4) : 2;
    await using world = await buildWorld(
      dataDir,
      { shared, schema, tasks: Number(values.tasks) },
      say,
    );
    if (wanted('routes')) {
      say(
        '\nRoutes, in turns with a bare server (node:http and one prepared statement), 32 connections',
      );
      const folder = join(dataDir, 'profile');
      const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
      const { only } = values;
      await compareRoutes(world, { seconds: Number(values.seconds), only, flags }, say);
      if (values.profile) summarise(folder, say);
    }
    if (wanted('sign-ups')) {
      say('\nSign-ups, without hashing the password');
      await timeSignUps(world, [200, 500, 1000], say);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
if (wanted('memory')) {
  say('\nMemory of the whole of npm start (PSS)');
  const dataDir = temporary();
  try {
    await measureMemory(dataDir, say);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
