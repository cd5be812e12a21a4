import { installPackages } from './debian.mjs';
import { findProgram, postgresDirectories } from './programs.mjs';

/** The oldest PostgreSQL that is supported, and so the one the tests would rather have. */
const OLDEST_POSTGRES = 15;

/** What the tests start for themselves, each on a free port: services the machine runs are not touched. */
const services = [
  {
    name: 'MariaDB',
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    isThere: () => hasAll(['mariadbd', 'mariadb-install-db']),
  },
  { name: 'Redis', packages: ['redis-server'], isThere: () => hasAll(['redis-server']) },
  { name: 'nginx', packages: ['nginx-light'], isThere: () => hasAll(['nginx']) },
  { name: 'PgBouncer', packages: ['pgbouncer'], isThere: () => hasAll(['pgbouncer']) },
  {
    name: `PostgreSQL ${OLDEST_POSTGRES} or newer, besides the embedded one`,
    packages: ['postgresql'],
    isThere: () =>
      postgresDirectories()
        .filter((directory) => Number(directory.split('/').at(-2)) >= OLDEST_POSTGRES)
        .some((directory) =>
          hasAll(['postgres', 'initdb', 'pg_ctl', 'pg_basebackup'], [directory]),
        ),
  },
];

/**
 * Makes sure that the server programs the tests run are installed; installs Debian's where they are not.
 * @throws {Error} naming what is missing and the package that has it
 */
export async function ensureServices() {
  const missing = services.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  const packages = missing.flatMap((service) => service.packages);
  const trouble = await installPackages(packages, 'the tests');
  const still = missing.filter(({ isThere }) => !isThere());
  if (still.length === 0) return;
  const lines = still.map((s) => `  ${s.name} (Debian: apt-get install ${s.packages.join(' ')})`);
  throw new Error(
    `The tests need these, and they could not be installed: ${trouble ?? 'apt-get brought none'}.\n${lines.join('\n')}`,
  );
}

/** @param {readonly string[]} programs @param {readonly string[]} [directories] */
function hasAll(programs, directories) {
  return programs.every((program) => findProgram([program], directories) !== undefined);
}
