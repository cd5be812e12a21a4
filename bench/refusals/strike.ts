import autocannon from 'autocannon';
import { type Request, type Target, cpuMicros } from '../load.ts';

/** Requests of which it does not matter whether they are refused. */

export interface Struck {
  /** Microseconds of the server's own CPU for each request. */
  readonly cpu: number;
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
}

export interface Force {
  readonly seconds: number;
  readonly connections: number;
  /** Requests a second of all connections together; as many as can be when left out. */
  readonly rate?: number;
  /** In a thread of its own, so that what it does is not mistaken for the server's slowness. */
  readonly apart?: boolean;
}

export async function strike(
  target: Target,
  requests: readonly Request[],
  { seconds, connections, rate, apart = false }: Force,
): Promise<Struck> {
  const before = cpuMicros(target.pid);
  const result = await autocannon({
    url: target.origin,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    ...(apart && { workers: 1 }),
    requests: requests.map(({ method = 'GET', path, headers = {}, body }) => ({
      method,
      path,
      headers,
      ...(body !== undefined && { body }),
    })),
  });
  const { total } = result.requests;
  const counted = (result as { statusCodeStats?: Record<string, { count: number }> })
    .statusCodeStats;
  return {
    cpu: total === 0 ? 0 : (cpuMicros(target.pid) - before) / total,
    requests: total,
    p50: result.latency.p50,
    p99: result.latency.p99,
    statuses: Object.fromEntries(
      Object.entries(counted ?? {}).map(([status, { count }]) => [status, Number(count)]),
    ),
  };
}
