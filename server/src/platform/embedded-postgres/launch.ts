import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { askOwner } from './ask.ts';
import type { Binaries } from './binaries.ts';
import { type Cause, diagnose, type EmbeddedDatabaseError, failure, lastLines } from './failure.ts';
import { keep, type Kept } from './keeper.ts';
import type { DataDirectory } from './data-directory.ts';
import { freePort } from './port.ts';
import { findPostmaster } from './postmaster.ts';
import { serverArguments } from './settings.ts';

/** How an attempt to start the server went. */
export type Launch =
  | { readonly kind: 'up'; readonly port: number; readonly kept: Kept }
  | { readonly kind: 'failed'; readonly cause: Cause; readonly error: EmbeddedDatabaseError };

const slow = 10_000;

/** Starts the server on a free port and waits until it answers or ends; recovery may take its time. */
export async function launch(
  place: DataDirectory,
  binaries: Binaries,
  options: { password: string; durable: boolean; log: (line: string) => void },
): Promise<Launch> {
  const port = await freePort();
  const settings = { port, ownerPid: process.pid, durable: options.durable };
  const kept = keep(place, binaries.postgres, serverArguments(place.cluster, settings), {
    disposable: !options.durable,
  });
  try {
    if (await answers(kept, port, place, options)) return { kind: 'up', port, kept };
  } catch (error) {
    kept.stop();
    await kept.ended;
    throw error;
  }
  const lines = lastLines(place.log, kept.logStart);
  if (!options.durable) rmSync(place.home, { recursive: true, force: true });
  return {
    kind: 'failed',
    cause: diagnose(lines).cause,
    error: failure('PostgreSQL could not start', lines, place.log),
  };
}

/** Waits until the server takes a connection; false when it has ended instead. */
async function answers(
  kept: Kept,
  port: number,
  place: DataDirectory,
  { password, log }: { password: string; log: (line: string) => void },
): Promise<boolean> {
  const gone = new AbortController();
  void kept.ended.then(() => gone.abort());
  let reminder = Date.now() + slow;
  while (!gone.signal.aborted) {
    const found = findPostmaster(place.cluster);
    if (found?.port === port && found.state === 'ready') {
      if ((await askOwner(port, password)) === process.pid) return true;
    }
    if (Date.now() > reminder) {
      log(`The database is still getting ready; see ${place.log}`);
      reminder += slow;
    }
    await delay(20);
  }
  return false;
}
