import {
  chmodSync,
  cpSync,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirectory, openDirectory, query } from '../../../test/harness/embedded.ts';
import { startEmbedded } from './index.ts';
import { settlePlace } from './data-directory.ts';

/** Only root has to lend PostgreSQL a user, so only for root a directory can be out of reach. */
const isRoot = process.getuid?.() === 0;

let directory: DataDirectory;
let system: string;
beforeEach(() => {
  directory = new DataDirectory();
  chmodSync(directory.root, 0o700);
  system = openDirectory();
});
afterEach(async () => {
  await directory[Symbol.asyncDispose]();
  rmSync(system, { recursive: true });
});

test('a directory out of reach is served from one of the system, found again', async () => {
  const options = { dataDir: directory.path, systemDirs: [system] };
  {
    await using server = await startEmbedded(options);
    expect(server.dataDir.startsWith(isRoot ? system : directory.path)).toBe(true);
    await query(server.adminUrl, 'create table kept as select 9 as n');
  }
  await using again = await startEmbedded(options);
  expect(await query(again.adminUrl, 'select n from kept')).toEqual([{ n: 9 }]);
  expect(statSync(directory.root).mode & 0o777).toBe(0o700);
});

test('a moved directory takes its place along, a copied one gets its own', () => {
  const first = settlePlace(directory.path, [system]);
  const copy = join(directory.root, 'copy');
  cpSync(directory.path, copy, { recursive: true });
  expect(settlePlace(copy, [system]).home).not.toBe(first.home);
  expect(settlePlace(directory.path, [system]).home).toBe(first.home);
  const moved = join(directory.root, 'moved');
  renameSync(directory.path, moved);
  expect(settlePlace(moved, [system]).home).toBe(isRoot ? first.home : moved);
});

test('what belonged to a temporary directory that is gone is swept away, the rest stays', () => {
  const gone = join(directory.root, 'gone');
  const first = settlePlace(gone, [system]).home;
  const elsewhere = settlePlace(join(directory.root, 'unmounted'), [system]).home;
  if (isRoot) writeFileSync(join(elsewhere, 'origin'), '/srv/unmounted/.data');
  rmSync(gone, { recursive: true });
  const { home } = settlePlace(directory.path, [system]);
  expect(existsSync(first)).toBe(false);
  expect(existsSync(elsewhere)).toBe(true);
  expect(existsSync(home)).toBe(true);
});

test('a directory of the system that others could write to is not used', () => {
  chmodSync(system, 0o777);
  const other = join(openDirectory(), 'taskforce');
  const { home } = settlePlace(directory.path, [system, other]);
  expect(home.startsWith(isRoot ? other : directory.path)).toBe(true);
  expect(existsSync(other)).toBe(isRoot);
  rmSync(join(other, '..'), { recursive: true });
});
