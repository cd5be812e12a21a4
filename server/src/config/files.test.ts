import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOnce } from './files.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'taskforce-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a file is created once, and the second one is told', () => {
  const path = join(directory, 'secret');
  expect(createOnce(path, 'one', 0o600)).toBe(true);
  expect(createOnce(path, 'two', 0o600)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readdirSync(directory)).toEqual(['secret']);
});
