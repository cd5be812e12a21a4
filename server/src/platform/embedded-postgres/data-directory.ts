import { chownSync, existsSync, mkdtempSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SystemUser, chooseAccount } from './account.ts';
import { EmbeddedDatabaseError } from './failure.ts';
import { makeDirectory } from '#config/files.ts';
import { canEnter } from './reach.ts';
import { recordHome, recordedHome } from './record.ts';

/** Where one cluster and all that belongs to it lives, and who runs it. */
export interface DataDirectory {
  readonly home: string;
  readonly cluster: string;
  readonly log: string;
  readonly passwordFile: string;
  readonly account: SystemUser | undefined;
}

/** Where things go that an ordinary user must reach when the checkout is out of its reach. */
export const systemDirectories: readonly string[] = ['/var/lib/taskforce', '/var/tmp/taskforce'];

/**
 * The place of the cluster of a data directory: inside it, unless we are root and the user we lend
 * PostgreSQL cannot get there (a home or temporary directory of mode 0700). Then it is a directory
 * of the system, recorded in the data directory so that the next start finds it.
 */
export function settlePlace(dataDir: string, systemDirs = systemDirectories): DataDirectory {
  makeDirectory(dataDir);
  const home = realpathSync(dataDir);
  const inside = placeIn(home);
  if (existsSync(inside.cluster) || canEnter(home, inside.account)) return inside;
  return placeIn(recordedHome(home) ?? recordHome(home, systemDirectory(systemDirs)));
}

/** A fresh place that is thrown away with the server. */
export function temporaryPlace(candidates = [tmpdir(), '/tmp', '/var/tmp']): DataDirectory {
  const account = chooseAccount();
  const base = candidates.find((path) => existsSync(path) && canEnter(path, account));
  if (base === undefined) {
    throw new EmbeddedDatabaseError(
      `no temporary directory that user "${account?.name}" can reach; set TMPDIR to one`,
    );
  }
  const home = mkdtempSync(join(realpathSync(base), 'taskforce-postgres-'));
  if (account) chownSync(home, account.uid, account.gid);
  return placeIn(home);
}

/** The first of the system's directories that can be used. Only our own: no one else may write. */
export function systemDirectory(candidates: readonly string[]): string {
  for (const path of candidates) {
    try {
      makeDirectory(path, 0o755);
      const { uid, mode } = statSync(path);
      if (uid === process.getuid?.() && (mode & 0o022) === 0) return path;
    } catch {
      // Read-only or without a parent: the next one may do.
    }
  }
  throw new EmbeddedDatabaseError(
    `no directory for the database outside the checkout: tried ${candidates.join(', ')}; ` +
      'set DATA_DIR to one that every user can reach, or give DATABASE_URL',
  );
}

function placeIn(home: string): DataDirectory {
  const cluster = join(home, 'postgres');
  return {
    home,
    cluster,
    log: join(home, 'postgres.log'),
    passwordFile: join(home, 'postgres.password'),
    account: chooseAccount(existsSync(cluster) ? cluster : undefined),
  };
}
