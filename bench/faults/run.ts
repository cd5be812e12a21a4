import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import { FAULTS, manyKills } from './faults.ts';
import { Ledger } from './ledger.ts';
import { Listener } from './listener.ts';
import { type Size, setStage } from './stage.ts';
import { type Verdict, judge } from './verdict.ts';
import { Workspace } from './workspace.ts';

export interface FaultsOptions extends Size {
  readonly dataDir: string;
  /** Clients that write, and how long each rests after a task. */
  readonly clients: number;
  readonly pauseMs: number;
  /** A fault waits until so many requests are under way, or for ten seconds. */
  readonly atLeast?: number;
  /** Which faults strike, in this order. */
  readonly faults: readonly Fault[];
  readonly say: (line: string) => void;
}

/** How a fault was met. */
export interface Met {
  readonly fault: string;
  /** Requests under way when it struck. */
  readonly underWay: number;
  /** Until every server took requests again, and until the next task was acknowledged. */
  readonly readyMs: number;
  readonly writingMs: number;
  /** How long a write took at most from when it struck until then. */
  readonly slowestMs: number;
}

const PATIENCE_MS = 60_000;
const BUSY_WITHIN_MS = 10_000;

/** Lets faults strike a deployment at work, and counts what became of what it had promised. */
export async function strike(options: FaultsOptions): Promise<{ met: Met[]; verdict: Verdict }> {
  const { say } = options;
  await using stage = await setStage(options.dataDir, options, say);
  const workspaces = [];
  for (const plan of ['free', 'basic']) {
    const workspace = await Workspace.open(stage.address, plan);
    const url = `http://${stage.receiver.host}/${workspace.slug}`;
    const { status, body } = await workspace.ask('POST', '/tenant/webhooks', { body: { url } });
    if (status !== 201) throw new Error(`no webhook: ${status} ${JSON.stringify(body)}`);
    workspaces.push(workspace);
  }
  const listeners = new Map(
    workspaces.map((workspace) => [workspace, new Listener(stage.address, workspace)] as const),
  );
  while ([...listeners.values()].some(({ connections }) => connections === 0)) await delay(50);
  const ledger = new Ledger(workspaces, options.clients, options.pauseMs);
  const met: Met[] = [];
  for (const { name, strike: happen } of options.faults) {
    await delay(700);
    const until = performance.now() + BUSY_WITHIN_MS;
    while (ledger.underWay < (options.atLeast ?? 0) && performance.now() < until) await delay(1);
    const { underWay } = ledger;
    ledger.takeSlowest();
    const struck = performance.now();
    await happen(stage);
    const over = performance.now();
    await untilWriting(ledger);
    const slowestMs = ledger.takeSlowest();
    const writingMs = performance.now() - struck;
    await stage.untilReady();
    const one = { fault: name, underWay, readyMs: performance.now() - over, writingMs, slowestMs };
    met.push(one);
    say(
      `  ${name}: ${underWay} under way, ready ${seconds(one.readyMs)} after, writing ${seconds(one.writingMs)} after it began, slowest write ${seconds(slowestMs)}`,
    );
  }
  await delay(500);
  await ledger.stop();
  const verdict = await judge(stage, workspaces, ledger, listeners);
  for (const listener of listeners.values()) await listener[Symbol.asyncDispose]();
  return { met, verdict };
}

/** @throws Error when nothing is acknowledged for a minute */
async function untilWriting(ledger: Ledger): Promise<void> {
  const before = ledger.acknowledged;
  const until = performance.now() + PATIENCE_MS;
  while (ledger.acknowledged === before) {
    if (performance.now() > until) throw new Error('nothing is written any more');
    await delay(20);
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

interface Measured {
  readonly dataDir: string;
  readonly say: (line: string) => void;
}
/** What `npm run bench` sets up: more clients than two cores can serve at leisure. */
const SIZE = { servers: 2, workers: 2, clients: 64, pauseMs: 20, atLeast: 50 };

/** So many rounds of every fault. */
export async function measureFaults(options: Measured & { readonly rounds: number }) {
  const faults = Array.from({ length: options.rounds }, () => FAULTS).flat();
  const { verdict } = await strike({ ...SIZE, ...options, faults });
  for (const line of describe(verdict)) options.say(`  ${line}`);
}

/** So many kills of servers and of workers, and a fifth as many losses of PostgreSQL and of Redis. */
export async function measureKills({ dataDir, say, kills }: Measured & { readonly kills: number }) {
  const faults = manyKills(kills);
  let struck = 0;
  const { met, verdict } = await strike({
    ...SIZE,
    dataDir,
    faults,
    say: (line) => {
      if (line.startsWith('  ') && ++struck % 24 === 0) say(`  ${struck} of ${faults.length} …`);
    },
  });
  for (const [fault, all] of Map.groupBy(met, (one) => one.fault)) {
    const fewest = Math.min(...all.map(({ underWay }) => underWay));
    say(
      `  ${fault}, ${all.length} times with at least ${fewest} under way: ready ${spreadOf(all.map(({ readyMs }) => readyMs))}, writing ${spreadOf(all.map(({ writingMs }) => writingMs))}`,
    );
  }
  for (const line of describe(verdict)) say(`  ${line}`);
}

/** The middle, the 95th hundredth and the worst. */
function spreadOf(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    seconds(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)}`;
}

/** The counts, a line each. */
export const describe = (verdict: Verdict): string[] => [
  `${verdict.acknowledged} tasks acknowledged: ${verdict.lost.length} lost, ${verdict.doubled.length} doubled, ${verdict.refused.length} refused`,
  ...(['live', 'mail', 'webhooks'] as const).map((what) => {
    const { missing, doubled, repeated } = verdict[what];
    const anew = what === 'live' ? `, ${verdict.readAnew} found by reading anew` : '';
    return `${what}: ${missing.length} missing, ${doubled.length} doubled, ${repeated} came again as what they were${anew}`;
  }),
];
