import autocannon from 'autocannon';
import { type Request, type Target, cpuMicros } from '../load.ts';

/** Requests of which it does not matter whether they are refused. */

export interface Struck {
  /** Microseconds of the server's own CPU for each request. */
  readonly cpu: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** For so long, or so many. */
type Force = { readonly connections: number } & (
  | { readonly seconds: number }
  | { readonly amount: number }
);

/** Deals the requests out: each connection sends its share in turn, over and over, or all send the only one. */
export async function strike(
  target: Target,
  requests: readonly Request[],
  { connections, ...force }: Force,
): Promise<Struck> {
  const wire = requests.map(({ method = 'GET', path, headers = {}, body }) => ({
    method,
    path,
    headers,
    ...(body !== undefined && { body }),
  }));
  const share = Math.ceil(wire.length / connections);
  let client = 0;
  const before = cpuMicros(target.pid);
  const result = await autocannon({
    url: target.origin,
    connections,
    ...('seconds' in force ? { duration: force.seconds } : { amount: force.amount }),
    requests: wire.slice(0, 1),
    setupClient: (sender) => {
      const from = (client++ * share) % wire.length;
      sender.setRequests(wire.slice(from, from + share));
    },
  });
  const { total } = result.requests;
  const counted = (result as { statusCodeStats?: Record<string, { count: number }> })
    .statusCodeStats;
  return {
    cpu: total === 0 ? 0 : (cpuMicros(target.pid) - before) / total,
    statuses: Object.fromEntries(
      Object.entries(counted ?? {}).map(([status, { count }]) => [status, Number(count)]),
    ),
  };
}
