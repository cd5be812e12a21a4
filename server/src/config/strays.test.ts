import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { straySettings } from './strays.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taskforce-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a misspelt name of the environment is named with the one that may be meant', () => {
  expect(straySettings({ REDIS_URI: 'redis://x', SMTP_URL: 'smtp://x' }, 'nowhere')).toEqual([
    'REDIS_URI is not a setting and changes nothing; is REDIS_URL meant?',
  ]);
});

test('names of others are left alone', () => {
  const others = {
    PATH: '',
    HOME: '',
    HOSTNAME: '',
    LANG: '',
    PORTS: '',
    npm_config_x: '',
    USER: '',
  };
  expect(straySettings(others, 'nowhere')).toEqual([]);
});

test('every unknown name of the .env file is told', () => {
  const file = join(folder, '.env');
  writeFileSync(file, 'PORT=3001\nSMPT_URL=smtp://mail\nCOLOUR=red\n');
  expect(straySettings({ SMPT_URL: 'smtp://mail', PORT: '3001' }, file)).toEqual([
    '.env: COLOUR is not a setting and changes nothing',
    '.env: SMPT_URL is not a setting and changes nothing; is SMTP_URL meant?',
  ]);
});
