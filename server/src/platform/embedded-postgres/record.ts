import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './failure.ts';
import { createOnce, makeDirectory, readText } from '#config/files.ts';
import { findPostmaster } from './postmaster.ts';
import { removeIfStill } from './stale.ts';

const recordIn = (dataDir: string) => join(dataDir, 'postgres.place');
const originIn = (home: string) => join(home, 'origin');

/**
 * The home outside its data directory that an earlier start chose for the cluster. A data directory
 * that was copied carries the original's record: it is dropped, or two checkouts would share one
 * database. One that was moved takes its database along.
 */
export function recordedHome(dataDir: string): string | undefined {
  const home = readText(recordIn(dataDir));
  if (home === undefined) return undefined;
  const origin = readText(originIn(home));
  if (origin === dataDir) return home;
  const isCopy = origin !== undefined && readText(recordIn(origin)) === home;
  if (isCopy || !existsSync(home)) {
    removeIfStill(recordIn(dataDir), home);
    return undefined;
  }
  writeFileSync(originIn(home), dataDir);
  return home;
}

/** Makes and records a home for a data directory; of two at the same time both get the same. */
export function recordHome(dataDir: string, systemDirectory: string): string {
  sweep(systemDirectory);
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 10);
  const home = join(systemDirectory, `${digest}-${randomBytes(3).toString('hex')}`);
  makeDirectory(home);
  writeFileSync(originIn(home), dataDir);
  if (createOnce(recordIn(dataDir), home, 0o644)) return home;
  rmSync(home, { recursive: true });
  const winner = recordedHome(dataDir);
  if (winner === undefined) {
    throw new EmbeddedDatabaseError(`${recordIn(dataDir)} changed meanwhile; start again`);
  }
  return winner;
}

/**
 * Removes what belonged to data directories in temporary places that are gone, as a checkout for a
 * trial is. Any other may be on a disk that is not mounted just now, so it stays.
 */
function sweep(systemDirectory: string): void {
  const temporary = [tmpdir(), '/tmp', '/var/tmp'];
  for (const name of readdirSync(systemDirectory)) {
    const home = join(systemDirectory, name);
    const origin = readText(originIn(home));
    if (origin === undefined || existsSync(origin)) continue;
    if (!temporary.some((place) => origin.startsWith(`${place}/`))) continue;
    if (findPostmaster(join(home, 'postgres'))) continue;
    rmSync(home, { recursive: true, force: true });
  }
}
