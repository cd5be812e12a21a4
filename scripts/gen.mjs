#!/usr/bin/env node
// Writes what is generated and committed: the contract (openapi.json), the guides to events, permissions and personal
// data made from what features declare, the page's client made from the contract, and its copy of the rules for merging texts.
// With --check nothing is written; it fails when what is committed is not what would be generated.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { takeArguments } from './arguments.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, findNode, root } from './run.mjs';

const { values } = takeArguments({
  usage: 'npm run gen [-- --check]',
  about: `Writes the contract (openapi.json), the guides to events, permissions and personal data
(docs/events.md, docs/permissions.md, docs/privacy.md), the page's client and its copy of the rules for merging texts.
With --check it writes nothing, and fails if the committed files are not up to date.`,
  options: { check: { type: 'boolean', default: false } },
});
const check = values.check;
await ensureInstalled().catch((error) => fail(error.message));
const client = join(root, 'web/src/api/generated');

const run = (args, cwd = root, env = {}) => {
  const { status, stdout, stderr } = spawnSync(findNode(), args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    process.stderr.write(stderr || stdout);
    process.exit(1);
  }
  return stdout;
};

const stale = [];
for (const [file, ...args] of [
  ['openapi.json'],
  ['docs/events.md', 'events'],
  ['docs/permissions.md', 'permissions'],
  ['docs/privacy.md', 'privacy'],
]) {
  const generated = run([join(root, 'server/src/entry/contract-document.ts'), ...args]);
  const path = join(root, file);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== generated) stale.push(file);
  if (!check) writeFileSync(path, generated);
}

// The page merges texts by the same rules: the folder is pure and imports nothing else.
const rules = join(root, 'web/src/shared/merge');
const rulesBefore = snapshot(rules);
const rulesNow = snapshot(
  join(root, 'server/src/kernel/merge'),
  (name) => !name.endsWith('.test.ts'),
);
if (rulesBefore !== rulesNow) {
  stale.push('web/src/shared/merge');
  if (!check) {
    rmSync(rules, { recursive: true, force: true });
    cpSync(join(root, 'server/src/kernel/merge'), rules, {
      recursive: true,
      filter: (name) => !name.endsWith('.test.ts'),
    });
  }
}

if (existsSync(join(root, 'web/openapi-ts.config.ts'))) {
  const before = snapshot(client);
  const kept = mkdtempSync(join(tmpdir(), 'client-'));
  if (existsSync(client)) cpSync(client, kept, { recursive: true });
  run([join(root, 'node_modules/@hey-api/openapi-ts/bin/run.js')], join(root, 'web'));
  writeLiveTypes();
  if (before !== snapshot(client)) stale.push('web/src/api/generated');
  if (check) {
    rmSync(client, { recursive: true, force: true });
    cpSync(kept, client, { recursive: true });
  }
  rmSync(kept, { recursive: true, force: true });
}

if (check && stale.length > 0) {
  process.stderr.write(`not up to date: ${stale.join(', ')}; run npm run gen and commit\n`);
  process.exit(1);
}
process.stdout.write(stale.length > 0 ? `written: ${stale.join(', ')}\n` : 'up to date\n');

/** The types of what a socket delivers, as values: the page tells by them what it knows. */
function writeLiveTypes() {
  const { schemas } = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')).components;
  const list = (name) =>
    schemas[name].oneOf
      .map(({ $ref }) => `  '${schemas[$ref.split('/').at(-1)].properties.type.const}',\n`)
      .join('');
  writeFileSync(
    join(client, 'live.gen.ts'),
    `// This file is generated from the contract.
import type { LiveEvent, LiveNotice } from './types.gen.ts';

export const liveEventTypes: readonly LiveEvent['type'][] = [\n${list('LiveEvent')}];
export const liveNoticeTypes: readonly LiveNotice['type'][] = [\n${list('LiveNotice')}];
`,
  );
}

function snapshot(folder, isMeant = () => true) {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && isMeant(path))
    .toSorted()
    .map((path) => `${relative(folder, path)}\n${readFileSync(path, 'utf8')}`)
    .join('\n');
}
