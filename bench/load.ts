import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

/** A server under test in a process of its own. */
export interface Target extends AsyncDisposable {
  readonly origin: string;
  readonly pid: number;
}

/** @param flags for Node itself, such as --cpu-prof */
export async function start(
  script: 'ours.ts' | 'bare.ts' | 'bare-sockets.ts',
  options: object,
  flags: readonly string[] = [],
): Promise<Target> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  // In a file: thousands of tenants are more than a command line takes.
  const folder = mkdtempSync(join(tmpdir(), 'taskforce-bench-options-'));
  const file = join(folder, 'options.json');
  writeFileSync(file, JSON.stringify(options));
  const child: ChildProcess = spawn(process.execPath, [...flags, path, file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }));
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${code} before it listened`)),
    );
  });
  rmSync(folder, { recursive: true });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface Measured {
  readonly perSecond: number;
  /** Microseconds of the server's own CPU for each request, without the database's. Linux only, else 0. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends the requests in turn over so many connections for some seconds; each connection begins
 * somewhere else among them, so that they do not all ask for the same at the same time.
 * @throws when any is refused
 */
export async function load(
  target: Target,
  requests: readonly Request[],
  seconds: number,
  connections = 32,
): Promise<Measured> {
  const before = cpuMicros(target.pid);
  const wire = requests.map((r) => ({
    method: r.method ?? ('GET' as const),
    path: r.path,
    headers: r.headers ?? {},
    ...(r.body && { body: r.body }),
  }));
  let client = 0;
  const result = await autocannon({
    url: target.origin,
    connections,
    duration: seconds,
    requests: wire,
    setupClient: (sender) => {
      const from = Math.floor((client++ * wire.length) / connections) % wire.length;
      sender.setRequests([...wire.slice(from), ...wire.slice(0, from)]);
    },
  });
  const cpu = (cpuMicros(target.pid) - before) / result.requests.total;
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${requests[0]?.path}: ${result.non2xx} refusals and ${result.errors} errors in ${result.requests.total} requests`,
    );
  }
  return {
    cpu,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/**
 * Sends each request once, shared out among so many connections.
 * @returns how many a second were answered
 * @throws when any is refused
 */
export async function sendOnce(
  target: Target,
  requests: readonly Request[],
  connections = 32,
): Promise<number> {
  const share = Math.floor(requests.length / connections);
  let client = 0;
  const began = performance.now();
  const result = await autocannon({
    url: target.origin,
    connections,
    amount: share * connections,
    setupClient: (sender) => {
      const from = client++ * share;
      sender.setRequests(
        requests.slice(from, from + share).map((r) => ({
          method: r.method ?? ('GET' as const),
          path: r.path,
          headers: r.headers ?? {},
          ...(r.body && { body: r.body }),
        })),
      );
    },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${requests[0]?.path}: ${result.non2xx} refusals and ${result.errors} errors`);
  return (share * connections) / ((performance.now() - began) / 1000);
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** User and system time of a process so far; the kernel counts it in hundredths of a second. */
export function cpuMicros(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
