import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataDirectory, ended, familyOf, query, until } from '../../../test/harness/embedded.ts';
import { startEmbedded } from './index.ts';
import { isAlive } from './liveness.ts';

let directory: DataDirectory;
beforeEach(() => {
  directory = new DataDirectory();
});
afterEach(() => directory[Symbol.asyncDispose]());

describe('killed with -9', () => {
  test('an owner takes its server along, and what was committed is there', async () => {
    const { child, said } = await directory.own();
    await query(said.adminUrl, 'create table kept as select 7 as n');
    const server = directory.serverPid();
    expect(isAlive(server)).toBe(true);
    child.kill('SIGKILL');
    await until(() => !isAlive(server));
    await using again = await startEmbedded({ dataDir: directory.path });
    expect(await query(again.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('an owner is succeeded at once, without attaching to the server on its way out', async () => {
    const { child } = await directory.own();
    child.kill('SIGKILL');
    await ended(child);
    await using again = await startEmbedded({ dataDir: directory.path });
    expect(again.attached).toBe(false);
    await delay(500);
    expect(await query(again.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a server and its owner leave a cluster that recovers', async () => {
    const { child, said } = await directory.own();
    await query(said.adminUrl, 'create table kept as select 8 as n');
    process.kill(directory.serverPid(), 'SIGKILL');
    child.kill('SIGKILL');
    await ended(child);
    await using again = await startEmbedded({ dataDir: directory.path });
    expect(await query(again.adminUrl, 'select n from kept')).toEqual([{ n: 8 }]);
  });

  test('an owner and the keeper leave a server that the next one stops', async () => {
    const { child } = await directory.own();
    const server = directory.serverPid();
    const { parent, siblings } = familyOf(server);
    for (const pid of [parent, ...siblings]) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await ended(child);
    expect(isAlive(server)).toBe(true);
    await using again = await startEmbedded({ dataDir: directory.path });
    expect(again.attached).toBe(false);
    expect(isAlive(server)).toBe(false);
  });

  test('a half-made cluster is made anew', async () => {
    const half = join(directory.path, 'postgres.init-999999999-dead');
    mkdirSync(join(half, 'cluster'), { recursive: true });
    chmodSync(directory.path, 0o711);
    await using server = await startEmbedded({ dataDir: directory.path });
    expect(await query(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(half)).toBe(false);
  });

  test('a lock file whose process id went to somebody else is no obstacle', async () => {
    await (await startEmbedded({ dataDir: directory.path }))[Symbol.asyncDispose]();
    const lines = [
      process.pid,
      join(directory.path, 'postgres'),
      1,
      5432,
      '',
      '127.0.0.1',
      '1 1',
      'ready',
    ];
    writeFileSync(join(directory.path, 'postgres/postmaster.pid'), lines.join('\n'));
    await using server = await startEmbedded({ dataDir: directory.path });
    expect(server.attached).toBe(false);
  });
});
