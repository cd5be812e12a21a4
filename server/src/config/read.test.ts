import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, deriveKey, readConfig, withPort } from './index.ts';
import { Environment } from './schema.ts';

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'taskforce-test-'));
});
afterEach(() => rmSync(DATA_DIR, { recursive: true }));

const databaseUrl = { DATABASE_URL: 'postgres://u:p@db.example.com/tf' };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig({ DATA_DIR, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('nothing set gives a working development server', () => {
  const config = readConfig({ DATA_DIR });
  expect(config).toMatchObject({
    nodeEnv: 'development',
    port: 3000,
    portIsFixed: false,
    host: 'localhost',
    baseUrl: 'http://localhost:3000',
    trustedProxies: [],
    dataDir: DATA_DIR,
    databaseUrl: undefined,
    redisUrl: undefined,
    pageSize: 10,
    accessTokenMinutes: 10,
    refreshTokenDays: 30,
    demo: true,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('an empty value counts as not set', () => {
  expect(readConfig({ DATA_DIR, PORT: '', DATABASE_URL: ' ' })).toMatchObject({
    portIsFixed: false,
    databaseUrl: undefined,
  });
});

test('the address follows the port, unless it was given', () => {
  expect(readConfig({ DATA_DIR, PORT: '8080' })).toMatchObject({
    portIsFixed: true,
    baseUrl: 'http://localhost:8080',
  });
  expect(withPort(readConfig({ DATA_DIR }), 3001).baseUrl).toBe('http://localhost:3001');
  const given = readConfig({ DATA_DIR, BASE_URL: 'https://tasks.example.com/' });
  expect(given.baseUrl).toBe('https://tasks.example.com');
  expect(withPort(given, 3001)).toMatchObject({ port: 3001, baseUrl: 'https://tasks.example.com' });
});

test('sign-ups that are confirmed by mail need a mail server in production', () => {
  const confirmed = { SIGN_UP: 'confirmed' };
  const production = { ...confirmed, NODE_ENV: 'production' };
  expect(readConfig({ DATA_DIR }).signUp).toBe('direct');
  expect(readConfig({ DATA_DIR, ...confirmed }).signUp).toBe('confirmed');
  expect(problemsOf(production)).toEqual([
    'SIGN_UP: "confirmed" sends mail, and no mail server is set; set SMTP_URL, or SIGN_UP=direct',
  ]);
  expect(problemsOf({ ...production, SMTP_URL: 'smtp://mail.example.com:587' })).toEqual([]);
});

test('the demo is for the embedded database, outside production', () => {
  const APP_SECRET = 'x'.repeat(32);
  expect(readConfig({ DATA_DIR, ...databaseUrl }).demo).toBe(false);
  expect(readConfig({ DATA_DIR, NODE_ENV: 'production' }).demo).toBe(false);
  expect(readConfig({ DATA_DIR, ...databaseUrl, APP_SECRET, DEMO: 'true' }).demo).toBe(true);
});

describe('each wrong value is named in one line', () => {
  test.each([
    ['PORT', 'abc', 'PORT: "abc" is not a port; use a whole number from 1 to 65535'],
    ['PORT', '65536', 'PORT: "65536" is not a port; use a whole number from 1 to 65535'],
    ['PORT', '3e3', 'PORT: "3e3" is not a port; use a whole number from 1 to 65535'],
    ['NODE_ENV', 'prod', 'NODE_ENV: "prod" is not known; use one of development, test, production'],
    ['DEMO', 'yes', 'DEMO: "yes" is neither true nor false'],
    ['SIGN_UP', 'open', 'SIGN_UP: "open" is not known; use one of direct, confirmed'],
    [
      'PAGE_SIZE',
      '101',
      'PAGE_SIZE: "101" is not a number of items; use a whole number from 1 to 100',
    ],
    [
      'BASE_URL',
      'https://example.com/app',
      'BASE_URL: "https://example.com/app" is not an origin; use one like https://tasks.example.com',
    ],
    ['HOST', 'a b', 'HOST: "a b" is not a host name or address'],
  ])('%s=%s', (name, value, line) => {
    expect(problemsOf({ [name]: value })).toEqual([line]);
  });

  test('all of them at once', () => {
    expect(problemsOf({ PORT: '0', POOL_SIZE: '-1', LOG_LEVEL: 'loud' })).toHaveLength(3);
  });

  test('without repeating what is secret', () => {
    const problems = problemsOf({ APP_SECRET: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@h/d' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });
});

test.each(['redis://127.0.0.1:6379', 'rediss://user:secret@cache.example.com/3', 'redis://h/'])(
  'Redis %s',
  (address) => {
    expect(problemsOf({ REDIS_URL: address })).toEqual([]);
  },
);

test.each(['127.0.0.1:6379', 'http://h', 'redis:///0', 'redis://:hunter2@h/name'])(
  'no Redis: %s',
  (address) => {
    expect(problemsOf({ REDIS_URL: address })).toEqual([
      'REDIS_URL: the value is not the address of a Redis; use one like redis://:password@host:6379/0',
    ]);
  },
);

test.each(['10.0.0.0/8', '192.0.2.7, ::1', 'fd00::/8,127.0.0.1/32'])('proxies %s', (list) => {
  expect(problemsOf({ TRUSTED_PROXIES: list })).toEqual([]);
});

test.each(['10.0.0.0/33', 'proxy.local', '10.0.0.0/8/8', '10.0.0', '::1/129', '10.0.0.0/'])(
  'no proxies: %s',
  (list) => {
    expect(problemsOf({ TRUSTED_PROXIES: list })).toHaveLength(1);
  },
);

test.each(['192.0.2.53', '127.0.0.1:5353, [::1]:53', '2001:db8::53,[2001:db8::53]'])(
  'name servers %s',
  (list) => {
    expect(problemsOf({ DNS_SERVERS: list })).toEqual([]);
  },
);

test.each(['dns.example.com', '127.0.0.1:0', '127.0.0.1:65536', '[192.0.2.53]:53', '1.2.3:53'])(
  'no name servers: %s',
  (list) => {
    expect(problemsOf({ DNS_SERVERS: list })).toHaveLength(1);
  },
);

describe('the secret', () => {
  test('is made once and kept for its owner alone', () => {
    const { appSecret: secret } = readConfig({ DATA_DIR });
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ DATA_DIR }).appSecret).toBe(secret);
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600);
  });

  test('must be given where several processes share an outside database', () => {
    expect(problemsOf({ NODE_ENV: 'production', ...databaseUrl })).toEqual([
      'APP_SECRET: is missing; in production with DATABASE_URL, set at least 32 characters',
    ]);
  });

  test('that cannot be kept names the directory', () => {
    expect(problemsOf({ DATA_DIR: '/dev/null/x' })[0]).toMatch(/^DATA_DIR: "\/dev\/null\/x" /);
  });

  test('gives keys of 32 bytes that differ by purpose', () => {
    const key = deriveKey('s'.repeat(32), 'cursor');
    expect(key).toHaveLength(32);
    expect(deriveKey('s'.repeat(32), 'cursor')).toEqual(key);
    expect(deriveKey('s'.repeat(32), 'token')).not.toEqual(key);
    expect(deriveKey('t'.repeat(32), 'cursor')).not.toEqual(key);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8').split(
    '\n',
  );
  const shown = lines.flatMap((line, index) => {
    const [, name, value] = /^#([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? '', above: lines[index - 1] }];
  });

  test('lists every setting, each under a line that explains it', () => {
    expect(shown.map(({ name }) => name)).toEqual(Object.keys(Environment.properties));
    for (const { above } of shown) expect(above).toMatch(/^# \S.*\.$/);
  });

  test('shows the values in force when nothing is set', () => {
    const asShown = Object.fromEntries(shown.map(({ name, value }) => [name, value]));
    const explicit = readConfig({ ...asShown, DATA_DIR, LOG_PRETTY: '' });
    expect({ ...explicit, portIsFixed: false, baseUrlIsFixed: false }).toEqual(
      readConfig({ DATA_DIR }),
    );
  });
});
