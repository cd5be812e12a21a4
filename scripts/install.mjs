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

async function install() {
  process.stdout.write('Installing dependencies (npm ci; a minute the first time) …\n');
  await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
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

/**
 * Runs npm on the system's own Node: the one in `node_modules` is replaced meanwhile.
 * @param {string[]} args
 */
async function npm(args) {
  const bin = `node_modules${sep}.bin`;
  const directories = (process.env.PATH ?? '').split(delimiter);
  const path = directories.filter((directory) => !directory.endsWith(bin)).join(delimiter);
  const { code } = await run('npm', args, { env: { PATH: path } });
  if (code !== 0) throw new Error(`npm ${args[0]} failed; its output above says why`);
}
