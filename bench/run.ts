import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PARTS, type Part } from './parts.ts';

/**
 * `npm run bench`: everything; `npm run bench -- routes tenants` for parts of it (parts.ts lists them);
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
    largest: { type: 'string' },
    layout: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
if (values.help) {
  say('npm run bench [-- <part>… [options]]   without a part, all of them\n');
  for (const [name, { title }] of Object.entries(PARTS)) say(`  ${name.padEnd(12)} ${title}`);
  say('\n  --seconds <n>   how long each measurement runs (4)');
  say(
    '  --only <text>   of routes and cost, the rows with this in their name; of sign-ups, "at once"',
  );
  say('  --tenants <n>   workspaces in the shared layout (60)');
  say('  --tasks <n>     tasks of each (2000)');
  say('  --profile       of routes: where the time goes');
  say('  --largest <n>   of growth: the most tasks (300000)');
  say('  --layout <name> of growth: one of shared, schema, dedicated, mariadb');
  process.exit(0);
}
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  say(`There is no part "${unknown[0]}"; there are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
for (const name of wanted) await inFolder(PARTS[name] as Part);

/** Runs a part in a folder of its own, which is gone afterwards. */
async function inFolder(part: Part): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'taskforce-bench-'));
  // The database may run as another user than ours.
  chmodSync(dataDir, 0o755);
  say(`\n${part.title}`);
  try {
    await part.run({
      dataDir,
      say,
      seconds: Number(values.seconds),
      tenants: Number(values.tenants),
      tasks: Number(values.tasks),
      only: values.only,
      profile: values.profile,
      largest: values.largest === undefined ? undefined : Number(values.largest),
      layout: values.layout,
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
