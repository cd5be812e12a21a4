import { join } from 'node:path';
import { freePort } from '#platform/embedded-postgres/port.ts';
import { ask } from './connections.ts';
import { postgresBin, runPostgres } from './postgres15.ts';
import { runToEnd, serviceDirectory } from './service.ts';

export interface Standby extends AsyncDisposable {
  /** The superuser's way in. */
  readonly adminUrl: string;
  /** Stops showing what the primary does; it is still received. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Settles when it shows everything that the primary has done up to now. */
  caughtUp(): Promise<void>;
  /** Ends the server; its files stay until it is disposed. */
  stop(): Promise<void>;
}

/** A real streaming standby of a server that `startPostgres15` gave. */
export async function startStandby(primaryUrl: string): Promise<Standby> {
  const directory = serviceDirectory();
  const data = join(directory.path, 'data');
  await runToEnd(join(postgresBin(), 'pg_basebackup'), [
    `--dbname=${primaryUrl}`,
    `--pgdata=${data}`,
    '--write-recovery-conf',
    '--wal-method=stream',
    '--checkpoint=fast',
    '--no-sync',
  ]);
  const port = await freePort();
  const service = await runPostgres(data, port, { hot_standby: 'on' });
  const url = new URL(primaryUrl);
  url.port = String(port);
  const adminUrl = url.href;
  let isRunning = true;
  const stop = async (): Promise<void> => {
    if (isRunning) await service[Symbol.asyncDispose]();
    isRunning = false;
  };
  return {
    adminUrl,
    stop,
    pause: async () => void (await ask(adminUrl, 'select pg_wal_replay_pause()')),
    resume: async () => void (await ask(adminUrl, 'select pg_wal_replay_resume()')),
    async caughtUp() {
      const [row] = await ask<{ at: string }>(
        primaryUrl,
        'select pg_current_wal_lsn()::text as at',
      );
      for (;;) {
        const [now] = await ask<{ done: boolean }>(
          adminUrl,
          'select pg_last_wal_replay_lsn() >= $1::pg_lsn as done',
          row?.at,
        );
        if (now?.done) return;
      }
    },
    async [Symbol.asyncDispose]() {
      await stop();
      directory[Symbol.dispose]();
    },
  };
}
