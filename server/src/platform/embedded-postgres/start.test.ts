import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataDirectory, ended, query } from '../../../test/harness/embedded.ts';
import { startEmbedded } from './index.ts';
import { findPostmaster } from './postmaster.ts';

let directory: DataDirectory;
beforeEach(() => {
  directory = new DataDirectory();
});
afterEach(() => directory[Symbol.asyncDispose]());

describe('one process', () => {
  test('keeps its data from one start to the next, with the clock in UTC and Unicode', async () => {
    {
      await using server = await startEmbedded({ dataDir: directory.path });
      expect(server).toMatchObject({ attached: false, dataDir: join(directory.path, 'postgres') });
      await query(server.adminUrl, `create table kept as select lower('ÄÖ') as word`);
    }
    expect(findPostmaster(join(directory.path, 'postgres'))).toBeUndefined();
    await using again = await startEmbedded({ dataDir: directory.path });
    expect(await query(again.adminUrl, 'select word from kept')).toEqual([{ word: 'äö' }]);
    expect(await query(again.adminUrl, 'show timezone')).toEqual([{ TimeZone: 'UTC' }]);
    expect(await query(again.adminUrl, `select 'Ä' ~ '\\w' as letter`)).toEqual([{ letter: true }]);
    expect(statSync(join(directory.path, 'postgres.password')).mode & 0o777).toBe(0o600);
  });

  test('listens on loopback and on no socket', async () => {
    await using server = await startEmbedded({ dataDir: directory.path });
    const [row] = await query(
      server.adminUrl,
      `select current_setting('listen_addresses') as tcp,
        current_setting('unix_socket_directories') as sockets`,
    );
    expect(row).toEqual({ tcp: '127.0.0.1', sockets: '' });
    const wrong = server.adminUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('learns when the server ends without being asked', async () => {
    await using server = await startEmbedded({ dataDir: directory.path });
    process.kill(findPostmaster(server.dataDir)?.pid ?? 0, 'SIGTERM');
    const ending = await server.closed;
    expect(ending.how).toBe('gone');
    expect(ending.lastLines.join()).toMatch(/database system is shut down/);
  });

  test('throws an ephemeral one away', async () => {
    const server = await startEmbedded({ ephemeral: true });
    expect(existsSync(server.dataDir)).toBe(true);
    expect(await query(server.adminUrl, 'show fsync')).toEqual([{ fsync: 'off' }]);
    await server[Symbol.asyncDispose]();
    expect(existsSync(join(server.dataDir, '..'))).toBe(false);
    expect(await server.closed).toMatchObject({ how: 'asked' });
  });
});

describe('a second process', () => {
  test('attaches, and leaves the server running when it goes', async () => {
    await using server = await startEmbedded({ dataDir: directory.path });
    const { child, said } = await directory.own();
    expect(said).toMatchObject({ adminUrl: server.adminUrl, attached: true });
    child.stdin?.end();
    await ended(child);
    expect(await query(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('hears that the owner is about to stop it while its own connections still stand', async () => {
    const { child } = await directory.own();
    const joined = await startEmbedded({ dataDir: directory.path });
    expect(joined.attached).toBe(true);
    const client = new pg.Client(joined.adminUrl);
    await client.connect();
    child.stdin?.end();
    expect(await joined.closed).toMatchObject({ how: 'owner stops' });
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
    await ended(child);
    await joined[Symbol.asyncDispose]();
    // Who comes next is not told by the word that was left.
    await using next = await startEmbedded({ dataDir: directory.path });
    const another = await startEmbedded({ dataDir: directory.path });
    expect([next.attached, another.attached]).toEqual([false, true]);
    await another[Symbol.asyncDispose]();
    expect(await another.closed).toMatchObject({ how: 'asked' });
  });

  test('of five that make and start it at once, one owns it and four attach', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => directory.own()));
    expect(five.filter(({ said }) => !said.attached)).toHaveLength(1);
    expect(new Set(five.map(({ said }) => said.adminUrl)).size).toBe(1);
  });
});
