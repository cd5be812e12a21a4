import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#platform/embedded-postgres/port.ts';
import { Service, runToEnd, serviceDirectory } from './service.ts';

/** What makes a throw-away server fast: nothing of it has to outlive the run. */
const HASTE = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=128M',
  '--innodb-log-file-size=64M',
  '--innodb-flush-method=nosync',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--performance-schema=off',
  '--max-connections=400',
];

const DURABLE = ['--innodb-buffer-pool-size=128M', '--skip-name-resolve', '--max-connections=400'];

/**
 * As an operator might leave it: sessions that may write to the slow log show their parameters to others
 * of the same login, unless they are told not to.
 */
const CARELESS = ['--slow-query-log=1', '--slow-query-log-file=slow.log'];

/**
 * A MariaDB of the run's own, in a directory of its own.
 * @param isDurable commits reach the disk, as an operator's would; for measuring
 */
export async function startMariaDb({ isDurable = false } = {}): Promise<
  { readonly url: string } & AsyncDisposable
> {
  await using resources = new AsyncDisposableStack();
  const directory = resources.use(serviceDirectory());
  const data = join(directory.path, 'data');
  // In a place that servers share, one that starts removes the files of the others.
  const temporary = `--tmpdir=${directory.path}`;
  await runToEnd('mariadb-install-db', [
    '--no-defaults',
    `--datadir=${data}`,
    temporary,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const port = await freePort();
  resources.use(
    await Service.start(
      mariadbd(),
      [
        '--no-defaults',
        `--datadir=${data}`,
        temporary,
        `--socket=${join(directory.path, 'socket')}`,
        `--pid-file=${join(directory.path, 'pid')}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        ...(isDurable ? DURABLE : [...HASTE, ...CARELESS]),
      ],
      { port },
    ),
  );
  const started = resources.move();
  return {
    url: `mysql://root@127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

/** Debian keeps servers out of an ordinary user's path. */
function mariadbd(): string {
  const found = '/usr/sbin/mariadbd';
  return existsSync(found) ? found : 'mariadbd';
}
