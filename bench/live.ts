import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { WebSocket } from 'ws';
import { type Target, cpuMicros, start } from './load.ts';
import type { PartOptions } from './part-options.ts';
import { type BenchTenant, buildWorld } from './world.ts';

const SOCKETS = 1_000;
const WRITES = 60;
/** Between two writes: everything has long arrived by then, so each is measured alone. */
const PAUSE_MS = 60;
const IDLE = 10_000;
/** Handshakes under way at a time. */
const AT_A_TIME = 40;
/** The same when all come back together. */
const STORM_AT_A_TIME = 1_000;
const LIMITS = { SOCKETS: '20000', SOCKETS_PER_TENANT: '20000', SOCKETS_PER_USER: '20000' };

/** A server with the sockets on it, and how one opens and writes there. */
interface Side {
  readonly name: string;
  readonly targets: readonly Target[];
  readonly headers: Readonly<Record<string, string>>;
  /** Makes something happen. @returns when it is committed */
  readonly write: (n: number) => Promise<unknown>;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the servers' own CPU for each message, the write it follows from shared among them. */
  readonly cpu: number;
}

/**
 * How long it takes from the answer to a write until the message about it has reached each of 1,000
 * sockets, on one server and over two, and what a socket costs; in turns with a bare `ws` server that
 * broadcasts what is posted to it. One process holds the far ends of all sockets. `--only screens` or
 * `--only idle` measures that alone.
 */
export async function measureLive({ dataDir, say, only }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 1, schema: 0, tasks: 100 }, say);
  const tenant = world.tenants[0] as BenchTenant;
  const options = {
    dataDir,
    adminUrl: world.server.ownerUrl(world.server.maintenance),
    env: LIMITS,
  };
  say(`  load average ${loadavg()[0]?.toFixed(1)} before it begins`);
  await using bare = await start('bare-sockets.ts', {});
  await using one = await start('ours.ts', { ...options, relay: true });
  await using two = await start('ours.ts', options);
  const ours = (name: string, targets: readonly Target[]): Side => ({
    name,
    targets,
    headers: { authorization: `Bearer ${tenant.token}`, 'x-tenant-id': tenant.slug },
    write: (n) => patch(one, tenant, n),
  });
  const sides: readonly Side[] = [
    bareSide(bare),
    ours('ours, one process', [one]),
    ours('ours, two processes', [one, two]),
  ];
  if (only !== 'idle') await compareScreens(sides, say);
  if (only !== 'screens') await compareIdle(sides, say);
  say(`  load average ${loadavg()[0]?.toFixed(1)} at the end`);
}

async function compareScreens([bare, ...sides]: readonly Side[], say: PartOptions['say']) {
  const limit = await measure(bare as Side, say);
  for (const side of sides) {
    const { p50, p99, cpu } = await measure(side, say);
    say(
      `    times the bare server's: ${times(p50, limit.p50)} p50, ${times(p99, limit.p99)} p99, ${times(cpu, limit.cpu)} CPU a message`,
    );
  }
}

async function compareIdle([bare, own]: readonly Side[], say: PartOptions['say']) {
  const limit = await weigh(bare as Side, say);
  const each = await weigh(own as Side, say);
  say(`    ${times(each, limit)} times the bare server's memory`);
  await storm(own as Side, say);
}

/** Every socket is cut and comes back at once, while somebody asks for a task again and again. */
async function storm(side: Side, say: PartOptions['say']): Promise<void> {
  const target = side.targets[0] as Target;
  closeAll(await openAll(side, IDLE));
  await pause(1000);
  const calm = await askFor(target, side, pause(2000));
  const began = performance.now();
  const coming = openAll(side, IDLE, STORM_AT_A_TIME);
  const stormy = await askFor(target, side, coming);
  const seconds = (performance.now() - began) / 1000;
  closeAll(await coming);
  say(
    `  ${side.name.padEnd(22)} ${IDLE} sockets come back at once: all there in ${seconds.toFixed(1)} s; a request meanwhile p50 ${stormy.p50.toFixed(1)} ms, p99 ${stormy.p99.toFixed(1)} ms (before: ${calm.p50.toFixed(1)} and ${calm.p99.toFixed(1)} ms)`,
  );
}

/** Asks for the workspace's tasks, one request after the other, until something is over. */
async function askFor(
  { origin }: Target,
  { headers }: Side,
  until: Promise<unknown>,
): Promise<Pick<Times, 'p50' | 'p99'>> {
  let isOver = false;
  const over = until.then(() => (isOver = true));
  const took: number[] = [];
  while (!isOver) {
    const began = performance.now();
    const answer = await fetch(`${origin}/api/v1/tasks?limit=10`, { headers: { ...headers } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`a request was refused: ${answer.status}`);
    took.push(performance.now() - began);
    await pause(5);
  }
  await over;
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

const times = (ours: number, theirs: number): string => (ours / theirs).toFixed(1);

const bareSide = (bare: Target): Side => {
  const body = JSON.stringify({ type: 'task.updated', data: 'x'.repeat(900) });
  return {
    name: 'bare ws',
    targets: [bare],
    headers: {},
    write: () => fetch(bare.origin, { method: 'POST', body }),
  };
};

async function patch({ origin }: Target, tenant: BenchTenant, n: number): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/tasks/${tenant.taskIds[0]}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${tenant.token}`,
      'x-tenant-id': tenant.slug,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ title: `Changed for the ${n}th time` }),
  });
  if (!answer.ok) throw new Error(`a write was refused: ${answer.status} ${await answer.text()}`);
  await answer.text();
}

async function measure(side: Side, say: PartOptions['say']): Promise<Times> {
  const sockets = await openAll(side, SOCKETS);
  // Long enough for those who could still say where they were.
  await pause(500);
  const cpuOf = (): number => side.targets.reduce((sum, { pid }) => sum + cpuMicros(pid), 0);
  const cpuBefore = cpuOf();
  const latencies: number[] = [];
  let heard = 0;
  let committed = 0;
  for (const ws of sockets) {
    ws.on('message', () => {
      heard += 1;
      latencies.push(performance.now() - committed);
    });
  }
  for (let n = 0; n < WRITES; n++) {
    const before = heard;
    // Messages may overtake the answer; then they were there at once.
    committed = Infinity;
    const from = latencies.length;
    await side.write(n);
    committed = performance.now();
    for (let i = from; i < latencies.length; i++) latencies[i] = 0;
    while (heard < before + SOCKETS) await pause(1);
    await pause(PAUSE_MS);
  }
  const cpu = (cpuOf() - cpuBefore) / (SOCKETS * WRITES);
  closeAll(sockets);
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  const measured = { p50: at(0.5), p99: at(0.99), cpu };
  say(
    `  ${side.name.padEnd(22)} ${SOCKETS} sockets, ${WRITES} writes: p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms, ${cpu.toFixed(1)} µs CPU a message; load average ${loadavg()[0]?.toFixed(1)}`,
  );
  return measured;
}

/** @returns bytes a socket */
async function weigh(side: Side, say: PartOptions['say']): Promise<number> {
  const target = side.targets[0] as Target;
  await pause(1000);
  const before = rss(target.pid);
  const began = performance.now();
  const sockets = await openAll(side, IDLE);
  const seconds = (performance.now() - began) / 1000;
  await pause(2000);
  const each = (rss(target.pid) - before) / IDLE;
  closeAll(sockets);
  say(
    `  ${side.name.padEnd(22)} ${IDLE} idle sockets: ${(each / 1024).toFixed(1)} KiB each, opened ${Math.round(IDLE / seconds)} a second`,
  );
  return each;
}

async function openAll(
  { targets, headers }: Side,
  count: number,
  atATime = AT_A_TIME,
): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < count) {
      const target = targets[begun++ % targets.length] as Target;
      sockets.push(await open(`${target.origin.replace('http', 'ws')}/ws/tasks`, headers));
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return sockets;
}

/** Open once the first message is there. */
const open = (url: string, headers: Readonly<Record<string, string>>): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const ws = new WebSocket(url, { headers, perMessageDeflate: false });
    ws.once('message', () => resolve(ws));
    ws.once('error', reject);
  });

const closeAll = (sockets: readonly WebSocket[]): void => sockets.forEach((ws) => ws.terminate());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Bytes of a process in memory. */
const rss = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
