import { watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { readText } from '#config/files.ts';
import type { DataDirectory } from './data-directory.ts';

/**
 * How the owner of a server tells those who joined it that it is about to stop it, before their
 * connections break: by a word in a file that they watch, which costs no one anything while it stands.
 */
type Word = 'runs' | 'stops';

const fileOf = (place: DataDirectory): string => join(place.home, 'postgres.state');

/** Leaves word for others. A disk that is full or read-only takes the warning from them, nothing more. */
export function leaveWord(place: DataDirectory, word: Word): void {
  try {
    writeFileSync(fileOf(place), `${word}\n`);
  } catch {
    // They find out when the server is gone.
  }
}

/** Whether the owner has said that it stops the server. */
export function isToStop(place: DataDirectory): boolean {
  return readText(fileOf(place))?.trim() === 'stops';
}

/**
 * Calls back once, when the owner says that it stops the server.
 * @returns stops watching
 */
export function onWordOfStop(place: DataDirectory, callback: () => void): () => void {
  try {
    const watcher = watch(fileOf(place), { persistent: false });
    const stop = (): void => watcher.close();
    const look = (): void => {
      if (!isToStop(place)) return;
      stop();
      callback();
    };
    watcher.on('change', look).on('error', stop);
    // It may have been said between the attaching and the watching.
    setImmediate(look);
    return stop;
  } catch {
    // No such file, or the system has no watches left.
    return () => undefined;
  }
}

/** Waits until no one else is connected to the server, for as long as that is worth waiting for. */
export async function untilOthersLeft(adminUrl: string, patienceMs: number): Promise<void> {
  const client = new pg.Client(adminUrl);
  client.on('error', () => {});
  try {
    await client.connect();
    for (const until = Date.now() + patienceMs; Date.now() < until; await delay(50)) {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
      );
      if (rowCount === 0) return;
    }
  } catch {
    // It stops already.
  } finally {
    await client.end().catch(() => {});
  }
}
