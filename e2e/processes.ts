import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '..');

/** One row of `ps`; `rss` in KiB. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly rss: number;
  readonly command: string;
}

/** How a started `npm start` ended and what it had said. */
export interface Ended {
  readonly status: number | NodeJS.Signals | null;
  readonly output: string;
}

/** One run of `npm start` on a data directory of its own. */
export interface Run {
  readonly npm: number;
  /** The address it printed. */
  readonly address: string;
  readonly startMs: number;
  readonly tree: readonly Process[];
  readonly ended: Promise<Ended>;
  output(): string;
}

/** A data directory that every user can pass, so that root's database can live in it. */
export function temporaryData(): string {
  const directory = mkdtempSync(join(tmpdir(), 'taskforce-e2e-'));
  chmodSync(directory, 0o755);
  return directory;
}

/** The environment of somebody who has set nothing but this. */
function plainEnvironment(settings: Record<string, string>): Record<string, string> {
  const kept = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR'];
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && (kept.includes(name) || /^npm_config_/i.test(name))
      ? [[name, value]]
      : [],
  );
  return { ...Object.fromEntries(own), ...settings };
}

/** Starts `npm start` without waiting; its own process group, so that Ctrl-C can be played. */
export function spawnStart(settings: Record<string, string>): {
  npm: number;
  ended: Promise<Ended>;
  output: () => string;
} {
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: plainEnvironment(settings),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<Ended>((settle) => {
    child.on('exit', (code, signal) => settle({ status: code ?? signal, output }));
  });
  return { npm: child.pid ?? 0, ended, output: () => output };
}

/** Starts `npm start` and waits until it serves. */
export async function start(settings: Record<string, string>): Promise<Run> {
  const began = performance.now();
  const { npm, ended, output } = spawnStart(settings);
  const over = ended.then(() => true);
  while (!(await Promise.race([over, delay(20, false)]))) {
    const address = /ready at (http:\S+)/.exec(output())?.[1];
    if (address) {
      return {
        npm,
        address,
        startMs: performance.now() - began,
        tree: treeOf(npm),
        ended,
        output,
      };
    }
  }
  throw new Error(`npm start ended:\n${output()}`);
}

/** The process whose command line has this in it. */
export function find(run: Run, command: string): number {
  const found = run.tree.find((one) => one.command.includes(command));
  if (!found) throw new Error(`${command} is not in the tree`);
  return found.pid;
}

/** Waits until no process of a run is left; returns what is after eight seconds. */
export async function leftOf(run: Run): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const now = processes();
    const left = run.tree.filter((one) =>
      now.some(({ pid, command }) => pid === one.pid && command === one.command),
    );
    if (left.length === 0 || tries > 160) return left.map(({ command }) => command);
    await delay(50);
  }
}

/**
 * Ends whatever is left of a run, and removes its data when told where. In order first: a database whose processes
 * are killed one by one may leave some that wait for each other for ever, and hold its memory.
 */
export async function cleanUp(run: Run | undefined, dataDir?: string): Promise<void> {
  if (run) {
    signal(run.npm, 'SIGTERM');
    await leftOf(run);
    for (const { pid } of run.tree) signal(pid, 'SIGKILL');
    await leftOf(run);
  }
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((settle) => {
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => settle(port));
    });
  });
}

function treeOf(top: number): Process[] {
  const all = processes();
  const under = (pid: number): Process[] =>
    all.filter((one) => one.parent === pid).flatMap((one) => [one, ...under(one.pid)]);
  return [...all.filter(({ pid }) => pid === top), ...under(top)];
}

function processes(): Process[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,stat=,args='], { encoding: 'utf8' });
  return rows.split('\n').flatMap((row) => {
    const [, pid, parent, rss, state, command] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(row) ?? [];
    if (command === undefined || state?.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), rss: Number(rss), command }];
  });
}

/**
 * What processes hold together, in MiB, with the pages they share counted once (PSS): PostgreSQL's
 * share one buffer pool, which resident sizes would add up once for each of them.
 */
export function memoryOf(tree: readonly Process[]): number {
  return tree.reduce((sum, process) => sum + proportionalSize(process), 0) / 1024;
}

/** In KiB; the resident size where the kernel does not tell, or not us. */
function proportionalSize({ pid, rss }: Process): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? rss);
  } catch {
    return rss;
  }
}
