import { setTimeout as delay } from 'node:timers/promises';
import { askOwner } from './ask.ts';
import { type Binaries, readyBinaries } from './binaries.ts';
import { readyCluster } from './cluster.ts';
import { EmbeddedDatabaseError } from './failure.ts';
import { launch } from './launch.ts';
import { isAlive } from './liveness.ts';
import { type DataDirectory, settlePlace, temporaryPlace } from './data-directory.ts';
import { isToStop } from './notice.ts';
import { findPostmaster, type Postmaster } from './postmaster.ts';
import { type EmbeddedServer, attachedServer, ownServer } from './server.ts';

export type EmbeddedOptions = {
  /** Progress callback, one line each. */
  readonly log?: (line: string) => void;
  /** Where else than in the checkout a cluster may go; for tests. */
  readonly systemDirs?: readonly string[];
} & (
  | { readonly dataDir: string; readonly ephemeral?: false }
  /** Fast, not safe against a power cut, gone afterwards. */
  | { readonly ephemeral: true }
);

const patience = 300_000;

/**
 * Gives a running PostgreSQL on the data directory: makes the cluster the first time, attaches when
 * another live process runs it, waits when that one is just going, else starts it.
 * @throws EmbeddedDatabaseError with one line saying why not.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log = () => {} } = options;
  const place = options.ephemeral
    ? temporaryPlace()
    : settlePlace(options.dataDir, options.systemDirs);
  const binaries = readyBinaries(place.account, options.systemDirs);
  const durable = !options.ephemeral;
  const { password, created } = await readyCluster(place, binaries, { durable });
  if (created && durable) log(`Database files made in ${place.cluster}`);
  return run(place, binaries, { password, durable, log });
}

interface Settled {
  readonly password: string;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/**
 * PostgreSQL's own lock on its files decides between two that start at once: the loser comes round
 * again and finds the winner to attach to.
 */
async function run(
  place: DataDirectory,
  binaries: Binaries,
  settled: Settled,
): Promise<EmbeddedServer> {
  const start = Date.now();
  let told = false;
  for (let attempt = 0; Date.now() - start < patience; attempt += 1) {
    const other = findPostmaster(place.cluster);
    if (other) {
      const found = await meet(other, place, settled.password, Date.now() - start);
      if (found) return found;
    } else {
      const launched = await launch(place, binaries, settled);
      if (launched.kind === 'up') {
        return ownServer(place, launched, settled.password, { disposable: !settled.durable });
      }
      if (launched.cause === 'other' || attempt > 50) throw launched.error;
    }
    if (!told && Date.now() - start > 3_000) {
      told = true;
      settled.log(`Waiting for the database in ${place.cluster} to come up or to stop`);
    }
    await delay(100);
  }
  throw new EmbeddedDatabaseError(
    `the database in ${place.cluster} neither came up nor stopped in time. Log: ${place.log}`,
  );
}

/** Attaches to a server that is up and has an owner; one whose owner is gone is on its way out. */
async function meet(
  other: Postmaster,
  place: DataDirectory,
  password: string,
  waited: number,
): Promise<EmbeddedServer | undefined> {
  if (other.state !== 'ready') return undefined;
  const owner = await askOwner(other.port, password);
  if (owner === undefined) return undefined;
  if (isAlive(owner)) return isToStop(place) ? undefined : attachedServer(place, other, password);
  // Its keeper was killed as well, so no one else will stop it.
  if (waited > 3_000) process.kill(other.pid, 'SIGINT');
  return undefined;
}
