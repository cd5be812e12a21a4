import { checkCell } from '../isolation-check/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { engineOf } from '../provisioning/index.ts';
import type { Cell } from '../model/index.ts';
import { connect, type Lag, measureLag } from '../cells/index.ts';

/** How a cell fares. */
export interface CellHealth {
  /** The server's version; null when it does not answer. */
  readonly version: string | null;
  /** Milliseconds a question takes on the way of requests, the middle of several. */
  readonly latencyMs: number | null;
  /** Seconds the read replica is behind; null without one. */
  readonly replicaLagSeconds: number | null;
  /** What is wrong, in words; empty when nothing is. */
  readonly problems: readonly string[];
}

/** From how many seconds on a replica counts as trouble: it is not read long before. */
const LAGGING = 60;
const QUESTIONS = 5;
const ping = { name: 'ping', text: () => 'select 1', values: [] };

/** Tries a cell on every way into it. Never fails: what does not work is among the problems. */
export async function checkHealth(server: PostgresServer, cell: Cell): Promise<CellHealth> {
  const problems: string[] = [];
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      problems.push(`${what}: ${wordsOf(error)}`);
      return null;
    }
  };
  const version = await attempt('server', () => engineOf(cell).version(server, cell));
  if (version === null) return { version, latencyMs: null, replicaLagSeconds: null, problems };
  const way = cell.poolerDsn === null ? 'requests' : 'requests through the pooler';
  const latencyMs = await attempt(way, () => latencyOf(server, cell));
  const walls = await attempt('walls', () => checkCell(server, cell));
  problems.push(...(walls ?? []));
  const lag =
    cell.replicaDsn === null ? null : await attempt('replica', () => measureReplica(server, cell));
  if (lag && lag.seconds > LAGGING)
    problems.push(`replica: ${Math.round(lag.seconds)} seconds behind`);
  return { version, latencyMs, replicaLagSeconds: lag && lag.seconds, problems };
}

/** @throws Error when the replica cannot be reached, or follows no one */
export async function measureReplica(server: PostgresServer, cell: Cell): Promise<Lag> {
  const { appUrl, replicaUrl = '' } = server.addressOf(cell);
  const options = { maxConnections: 1 };
  await using primary = connect(cell, appUrl, options);
  await using standby = connect(cell, replicaUrl, options);
  const lag = await measureLag(primary, standby).catch((error: unknown) => {
    throw new Error(`the read replica does not answer: ${wordsOf(error)}`, { cause: error });
  });
  if (!lag.isFollowing) throw new Error('what --replica leads to follows no primary');
  return lag;
}

async function latencyOf(server: PostgresServer, cell: Cell): Promise<number> {
  await using database = connect(cell, server.addressOf(cell).appUrl, { maxConnections: 1 });
  await database.exchange([ping]);
  const times: number[] = [];
  for (let n = 0; n < QUESTIONS; n++) {
    const started = performance.now();
    await database.exchange([ping]);
    times.push(performance.now() - started);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(QUESTIONS / 2)] ?? 0;
  return Math.round(middle * 100) / 100;
}

/** The error of the server or network, below the message that requests get. */
function wordsOf(error: unknown): string {
  const { cause } = (error as { details?: { cause?: unknown } }).details ?? {};
  const { message, code } = (cause ?? error) as { message?: string; code?: string };
  return message || code || 'no answer';
}
