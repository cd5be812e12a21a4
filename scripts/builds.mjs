import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './lock.mjs';
import { announced, root, runNode } from './run.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What is built of the sources, and of which of them; each tool runs in the folder of its package.
 * @typedef {{ name: string, what: string, tool: string[], makes: string, madeOf: string[] }} Build
 */

/** @type {Build} */
const web = {
  name: 'web',
  what: 'the web page',
  tool: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  makes: 'web/dist/index.html',
  madeOf: ['web', 'openapi.json', 'package-lock.json'],
};

/** @type {Build} */
const server = {
  name: 'server',
  what: 'the server',
  tool: ['rolldown/bin/cli.mjs', '--config', 'rolldown.config.js', '--log-level', 'warn'],
  makes: 'server/dist/cli.js',
  madeOf: ['server/src', 'server/package.json', 'server/rolldown.config.js', 'package-lock.json'],
};

/** Builds the web page and the server, unless what is there was built of the same sources. */
export async function ensureBuilt() {
  if ([web, server].every((build) => isCurrent(build, digestOf(build)))) return;
  await oneAtATime(async () => {
    for (const build of [web, server]) {
      const digest = digestOf(build);
      if (isCurrent(build, digest)) continue;
      await announced(`Building ${build.what}`, () => run(build));
      writeFileSync(stampOf(build), digest);
      if (build === server) removeOldChunks(join(root, 'server/dist'));
    }
  });
}

/**
 * The program's first file: the built one, which starts in half the time, or its sources where they have
 * changed since.
 * @returns {string} for Node 24
 */
export function programFile() {
  return join(root, isCurrent(server, digestOf(server)) ? server.makes : 'server/src/entry/cli.ts');
}

/**
 * Of earlier builds: a server that was started then may yet load a part of it, so they stay for a day.
 * @param {string} folder
 */
function removeOldChunks(folder) {
  const paths = readdirSync(folder).map((name) => join(folder, name));
  for (const path of paths) if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path);
}

/** @param {Build} build */
async function run({ name, what, tool: [file, ...args] }) {
  const { code, output } = await runNode([join(root, 'node_modules', file), ...args], {
    cwd: join(root, name),
    quiet: true,
  });
  if (code !== 0) throw new Error(`Building ${what} failed:\n${output}`);
}

/** @param {Build} build @param {string} digest */
function isCurrent(build, digest) {
  const stamp = stampOf(build);
  return (
    existsSync(join(root, build.makes)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest
  );
}

/** @param {Build} build */
const stampOf = ({ name }) => join(root, '.cache', `${name}-build`);

/** @param {Build} build */
function digestOf({ madeOf }) {
  const hash = createHash('sha256');
  for (const path of madeOf.flatMap(filesOf).toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {string} path a file, or a folder with what is below it @returns {string[]} relative to the root */
function filesOf(path) {
  if (/\/(dist|node_modules)$|\.test\.tsx?$|\/probes\.ts$/.test(path)) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesOf(`${path}/${name}`));
}
