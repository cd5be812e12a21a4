import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#platform/embedded-postgres/port.ts';
import { Service, own, runToEnd, serviceDirectory } from './service.ts';

const ROOT = '/usr/lib/postgresql';
const OLDEST = 15;

/** Where the oldest PostgreSQL of the system that is supported keeps its programs. */
export function postgresBin(): string {
  const [version] = readdirSync(ROOT)
    .map(Number)
    .filter((found) => found >= OLDEST)
    .toSorted((a, b) => a - b);
  if (!version) throw new Error(`there is no PostgreSQL ${OLDEST} or newer in ${ROOT}`);
  return join(ROOT, String(version), 'bin');
}

/** Starts a server on a data directory and waits until it serves. `settings` are those of postgresql.conf. */
export function runPostgres(
  data: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Service> {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    shared_buffers: '16MB',
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // SIGINT asks it to end at once, in order, without waiting for those who are connected.
  return Service.start(join(postgresBin(), 'postgres'), ['-D', data, ...args], {
    port,
    signal: 'INT',
    // It takes connections before it serves them: what a crash left behind is recovered first.
    isReady: () =>
      runToEnd(join(postgresBin(), 'pg_isready'), ['--host=127.0.0.1', `--port=${port}`]).then(
        () => true,
        () => false,
      ),
  });
}

export interface OtherPostgres extends AsyncDisposable {
  /** A superuser's way in. */
  readonly adminUrl: string;
  readonly port: number;
  /** Ends it, whoever is connected. */
  stop(): Promise<void>;
  /** Ends it without any order, as a crash of the server would. */
  crash(): Promise<void>;
  /** Starts it again, on the same data and port. */
  start(): Promise<void>;
}

/** A PostgreSQL server besides the one of the run: the system's, on a cluster and port of its own. */
export async function startPostgres15(
  settings: Readonly<Record<string, string>> = {},
): Promise<OtherPostgres> {
  const directory = serviceDirectory();
  const data = join(directory.path, 'data');
  const password = randomBytes(12).toString('hex');
  const secret = join(directory.path, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  own(secret);
  await runToEnd(join(postgresBin(), 'initdb'), [
    '-D',
    data,
    '--username=operator',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const port = await freePort();
  let service = await runPostgres(data, port, settings);
  return {
    adminUrl: `postgres://operator:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => service[Symbol.asyncDispose](),
    async crash() {
      const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await service[Symbol.asyncDispose]();
    },
    async start() {
      service = await runPostgres(data, port, settings);
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      directory[Symbol.dispose]();
    },
  };
}
