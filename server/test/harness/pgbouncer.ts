import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#platform/embedded-postgres/port.ts';
import { ask } from './connections.ts';
import { Service, own, serviceDirectory } from './service.ts';

export interface PgBouncer extends AsyncDisposable {
  /** The same database and login as a URL that leads to the server, through the pooler. */
  through(url: string): string;
  /** How many connections it serves now. */
  clients(): Promise<number>;
}

/** Escapes as PgBouncer's auth file wants it. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * A PgBouncer in transaction mode before the server of these URLs; it lets their logins in and no one else.
 * @param poolSize backends for each database and login
 */
export async function startPgBouncer(urls: readonly string[], poolSize = 1): Promise<PgBouncer> {
  const directory = serviceDirectory();
  const file = (name: string, text: string): string => {
    const path = join(directory.path, name);
    writeFileSync(path, text, { mode: 0o600 });
    own(path);
    return path;
  };
  const server = new URL(urls[0] as string);
  const port = await freePort();
  const logins = urls.map((url) => {
    const { username, password } = new URL(url);
    return `${quoted(decodeURIComponent(username))} ${quoted(decodeURIComponent(password))}\n`;
  });
  const settings = file(
    'pgbouncer.ini',
    [
      '[databases]',
      `* = host=${server.hostname} port=${server.port || 5432}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${file('users.txt', logins.join(''))}`,
      'pool_mode = transaction',
      `default_pool_size = ${poolSize}`,
      `stats_users = ${new URL(urls[0] as string).username}`,
      '',
    ].join('\n'),
  );
  const service = await Service.start('/usr/sbin/pgbouncer', [settings], { port, signal: 'INT' });
  return {
    through(url) {
      const pooled = new URL(url);
      pooled.host = `127.0.0.1:${port}`;
      pooled.searchParams.set('pgbouncer', 'true');
      return pooled.href;
    },
    async clients() {
      const console = new URL(server.href);
      console.host = `127.0.0.1:${port}`;
      console.pathname = '/pgbouncer';
      const all = await ask<{ type: string; database: string }>(console.href, 'show clients');
      return all.filter(({ database }) => database !== 'pgbouncer').length;
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      directory[Symbol.dispose]();
    },
  };
}
