import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What the whole of `npm start` holds in memory once it serves: launcher, server, keeper and every
 * PostgreSQL process, shared pages counted once (PSS). Linux only.
 * @returns MiB by program
 */
export async function measureMemory(
  dataDir: string,
  say: (line: string) => void,
): Promise<Map<string, number>> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
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
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const sizes = new Map<string, number>();
    for (const pid of family(child.pid ?? 0, dataDir)) {
      const name = nameOf(pid);
      sizes.set(name, (sizes.get(name) ?? 0) + pss(pid));
    }
    const total = [...sizes.values()].reduce((a, b) => a + b, 0);
    for (const [name, size] of sizes)
      say(`  ${name.padEnd(12)} ${size.toFixed(0).padStart(5)} MiB`);
    say(`  ${'together'.padEnd(12)} ${total.toFixed(0).padStart(5)} MiB`);
    return sizes.set('together', total);
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
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
const pss = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;

function nameOf(pid: number): string {
  const command = commandOf(pid);
  if (/postgres/.test(command)) return 'postgres';
  if (/cli\.ts/.test(command)) return 'server';
  if (/start\.mjs/.test(command)) return 'launcher';
  return /npm/.test(command) ? 'npm' : 'shell';
}
