import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Until garbage of the start is collected and connections it used are closed. */
const SETTLED_MS = 90_000;
const IDLE_MS = 120_000;
const TICKS_A_SECOND = 100;

/**
 * What the whole of `npm start` holds in memory and does once it serves, and nobody asks for anything: npm, server,
 * keeper and every PostgreSQL process, what PostgreSQL's share counted once (PSS), what is Node in full (RSS), since
 * the bench itself runs on the same Node and would halve its pages; then for two minutes the share of a core, with that of
 * processes that ended meanwhile, and wake-ups. Linux only.
 * @returns MiB by program
 */
export async function measureMemory(
  dataDir: string,
  say: (line: string) => void,
): Promise<Map<string, number>> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  // npm puts its packages' programs first, our Node among them; by hand npm runs on the machine's own.
  const paths = process.env['PATH']?.split(':') ?? [];
  const withoutOurs = paths.filter((path) => !path.includes('node_modules')).join(':');
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PATH: withoutOurs, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += String(chunk);
        if (text.includes('is ready at')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    });
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const sizes = new Map<string, number>();
    for (const pid of family(child.pid ?? 0, dataDir)) {
      const name = nameOf(pid);
      sizes.set(name, (sizes.get(name) ?? 0) + heldBy(pid, name));
    }
    const total = [...sizes.values()].reduce((a, b) => a + b, 0);
    for (const [name, size] of sizes)
      say(`  ${name.padEnd(12)} ${size.toFixed(0).padStart(5)} MiB`);
    say(`  ${'together'.padEnd(12)} ${total.toFixed(0).padStart(5)} MiB`);
    await measureIdle(child.pid ?? 0, dataDir, say);
    return sizes.set('together', total);
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

async function measureIdle(
  root: number,
  dataDir: string,
  say: (line: string) => void,
): Promise<void> {
  const sum = (of: (pid: number) => number): number =>
    family(root, dataDir).reduce((all, pid) => all + of(pid), 0);
  const [ticks, wakes] = [sum(ticksOf), sum(wakesOf)];
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const seconds = IDLE_MS / 1000;
  const share = ((sum(ticksOf) - ticks) / TICKS_A_SECOND / seconds) * 100;
  const wakings = (sum(wakesOf) - wakes) / seconds;
  say(`  idle         ${share.toFixed(2)} % of a core, ${wakings.toFixed(1)} wake-ups a second`);
}

/** User and system time of a process and of its children that have ended (proc_pid_stat(5)). */
function ticksOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return [11, 12, 13, 14].reduce((all, i) => all + Number(fields[i] ?? 0), 0);
}

/** How often the threads of a process were woken: they had waited of their own accord. */
const wakesOf = (pid: number): number =>
  threadsOf(pid).reduce(
    (all, thread) =>
      all +
      Number(
        /^voluntary_ctxt_switches:\s+(\d+)/m.exec(
          read(`/proc/${pid}/task/${thread}/status`),
        )?.[1] ?? 0,
      ),
    0,
  );

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The process, its descendants, and the database, whose keeper runs in a session of its own. */
function family(root: number, dataDir: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const roots = new Set([root, ...all.filter((pid) => commandOf(pid).includes(dataDir))]);
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = parents.get(at)) if (roots.has(at)) return true;
    return false;
  };
  return all.filter(belongs);
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

/** MiB; see `measureMemory`. */
function heldBy(pid: number, name: string): number {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  const isNode = name === 'npm' || name === 'server';
  const counted = isNode ? /^Rss:\s+(\d+)/m : /^Pss:\s+(\d+)/m;
  return Number(counted.exec(rollup)?.[1] ?? 0) / 1024;
}

function nameOf(pid: number): string {
  const command = commandOf(pid);
  if (/dist\/cli\.js|entry\/cli\.ts/.test(command)) return 'server';
  if (/postgres/.test(command)) return 'postgres';
  return /npm/.test(command) ? 'npm' : 'shell';
}
