import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { oneAtATime } from './lock.mjs';
import { findNode, root, run } from './run.mjs';

/** Installs the dependencies unless exactly those of the lock file are there. */
export async function ensureInstalled() {
  const oldest = 20;
  if (Number(process.versions.node.split('.')[0]) < oldest) {
    throw new Error(`Node ${oldest} or newer is needed; this is ${process.version}`);
  }
  if (isInstalled()) return;
  await oneAtATime(async () => {
    if (!isInstalled()) await install();
  });
}

/** npm tries for minutes before it says that no one answers. */
const REGISTRY_MS = 15_000;

/** Asks the registry by npm, which knows of mirrors and proxies. What npm's cache holds installs without one. */
async function sayIfRegistryIsAway() {
  const options = ['--fetch-retries=0', '--fetch-timeout=15000', '--loglevel=error'];
  const { code, output } = await npmRun(['ping', ...options], { quiet: true });
  if (code === 0) return;
  const [why = 'no answer'] = output
    .split('\n')
    .filter((line) => /E[A-Z]{4,}|failed|reason/.test(line));
  process.stdout.write(
    `The package registry cannot be reached (${why.replace(/^npm (error|ERR!) /, '')}). ` +
      'Installing needs it once; npm keeps trying for a few minutes.\n',
  );
}

async function install() {
  process.stdout.write('Installing dependencies (npm ci; a minute the first time) …\n');
  const waiting = setTimeout(() => void sayIfRegistryIsAway(), REGISTRY_MS);
  try {
    await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  } finally {
    clearTimeout(waiting);
  }
  if (findNode()) return;
  // With install scripts switched off the package `node` comes without its program.
  await npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (!findNode()) throw new Error('npm did not install Node 24; see its output above');
}

/**
 * Whether what npm noted on its last installation has every package of the lock file in the same
 * version. Optional ones are only there where they fit the platform.
 */
function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  return (
    findNode() !== undefined &&
    Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        !path.startsWith('node_modules/') ||
        installed[path]?.version === version ||
        (optional === true && installed[path] === undefined),
    )
  );
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** @param {string[]} args @throws {Error} when npm fails */
async function npm(args) {
  const { code } = await npmRun(args);
  if (code !== 0) throw new Error(`npm ${args[0]} failed; its output above says why`);
}

/**
 * Runs npm on the system's own Node: the one in `node_modules` is replaced meanwhile.
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
function npmRun(args, options = {}) {
  const bin = `node_modules${sep}.bin`;
  const directories = (process.env.PATH ?? '').split(delimiter);
  const path = directories.filter((directory) => !directory.endsWith(bin)).join(delimiter);
  return run('npm', args, { ...options, env: { PATH: path } });
}
