import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeIfStill } from './stale.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'taskforce-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a file is removed only while it says what was read', () => {
  const path = join(directory, 'postmaster.pid');
  writeFileSync(path, 'new\n');
  removeIfStill(path, 'old');
  expect(readFileSync(path, 'utf8')).toBe('new\n');
  removeIfStill(path, 'new');
  expect(existsSync(path)).toBe(false);
  removeIfStill(path, 'new');
  expect(readdirSync(directory)).toEqual([]);
});
