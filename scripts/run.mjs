import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** The root of the checkout. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/**
 * The Node that everything runs on: the one of npm package `node`, else this one where it is new
 * enough to run TypeScript.
 * @returns {string | undefined}
 */
export function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = join(root, 'node_modules/node/bin', name);
  if (existsSync(packaged)) return packaged;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

/** One Ctrl-C arrives several times: the terminal sends it to everyone, and npm passes it on. */
const ECHOES_MS = 1_500;

/**
 * Runs a program to its end. Signals to us are passed on to it; once it has ended of one, so do we: nothing that
 * was to follow is begun. A second signal kills it outright. With `ipc` its life hangs on ours: should we be
 * killed outright, a channel that closes tells it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, ipc?: boolean, quiet?: boolean }} [options]
 *   `quiet`: its output is collected instead of shown
 * @returns {Promise<{ code: number, output: string }>} the exit status as a shell would have it
 */
export function run(command, args, { cwd = root, env = {}, ipc = false, quiet = false } = {}) {
  const output = quiet ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [quiet ? 'ignore' : 'inherit', output, output, ...(ipc ? ['ipc'] : [])],
  });
  let text = '';
  child.stdout?.on('data', (chunk) => (text += chunk));
  child.stderr?.on('data', (chunk) => (text += chunk));
  /** @type {string | undefined} */
  let interrupted;
  /** @type {number | undefined} */
  let interruptedAt;
  const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const forward = () => {
      const isSecond = interruptedAt !== undefined && Date.now() - interruptedAt > ECHOES_MS;
      child.kill(isSecond ? 'SIGKILL' : signal);
      interrupted ??= signal;
      interruptedAt ??= Date.now();
    };
    process.on(signal, forward);
    return () => process.off(signal, forward);
  });
  if (ipc) stops.push(onOrphaned(() => child.kill('SIGTERM')));
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const stop of stops) stop();
      if (interrupted !== undefined) process.exit(128 + constants.signals[interrupted]);
      settle({ code: code ?? 128 + constants.signals[signal], output: text });
    });
  });
}

/**
 * Calls back when the npm that runs us is gone: killed outright it passes nothing on. Started any
 * other way we may outlive our parent, as `nohup` promises.
 * @param {() => void} callback
 * @returns {() => void} stops watching
 */
function onOrphaned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 250);
  return () => clearInterval(watch);
}

/**
 * Runs a script of ours, or of a package, on the Node of the checkout.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(args, options = {}) {
  const node = findNode();
  if (!node) throw new Error('Node 24 is not installed here; run npm ci');
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return run(node, args, { ...options, env: { PATH: path, ...options.env } });
}

/**
 * Says in one line what is being done and, at its end, how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function announced(what, work) {
  const start = performance.now();
  process.stdout.write(`${what} … `);
  try {
    const result = await work();
    process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}

/** Ends the script with one line that says why. @param {string} message @returns {never} */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
