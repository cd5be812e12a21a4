import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  cleanUp,
  find,
  freePort,
  leftOf,
  memoryOf,
  type Run,
  spawnStart,
  start,
  temporaryData,
} from './processes.ts';

/** One data directory for all: every start but the first is also a restart on what the last left. */
let settings: Record<string, string>;
let run: Run | undefined;

beforeAll(async () => {
  settings = { DATA_DIR: temporaryData(), PORT: String(await freePort()) };
});
afterEach(async () => {
  if (run) await cleanUp(run);
  run = undefined;
});
afterAll(() => cleanUp(run, settings['DATA_DIR']));

test('npm start tells where it is, who may sign in and where the data lives, in under 512 MB', async () => {
  run = await start(settings);
  expect(run.address).toBe(`http://localhost:${settings['PORT']}`);
  expect(run.output()).toMatch(/Demo .* sign in as \S+ with \S+/);
  expect(run.output()).toContain(settings['DATA_DIR']);
  expect((await fetch(`${run.address}/api/health`)).status).toBe(200);
  expect(await (await fetch(run.address)).text()).toContain('<div id="root">');
  expect(run.tree.map(({ command }) => command).join()).toMatch(
    /npm start.*dist\/cli\.js.*postgres/s,
  );
  expect(memoryOf(run.tree)).toBeLessThan(512);
});

describe('it ends with everything it started', () => {
  test.each([
    ['Ctrl-C in its terminal', 'SIGINT', 0, (at: Run) => -at.npm],
    ['a signal to npm', 'SIGTERM', 0, (at: Run) => at.npm],
    ['a signal to the server', 'SIGTERM', 0, (at: Run) => find(at, 'cli.js serve')],
    ['its terminal closing', 'SIGHUP', 'SIGHUP', (at: Run) => -at.npm],
    ['kill -9 of npm', 'SIGKILL', 'SIGKILL', (at: Run) => at.npm],
    ['kill -9 of the server', 'SIGKILL', 'SIGKILL', (at: Run) => find(at, 'cli.js serve')],
    ['kill -9 of both', 'SIGKILL', 'SIGKILL', (at: Run) => -at.npm],
  ] as const)('at %s', async (_, signal, status, target) => {
    run = await start(settings);
    expect((await fetch(`${run.address}/api/health`)).status).toBe(200);
    process.kill(target(run), signal);
    expect((await run.ended).status).toBe(status);
    expect(await leftOf(run)).toEqual([]);
  });
});

test('killed and started in the same moment, it serves what was there', async () => {
  const killed = await start(settings);
  process.kill(-killed.npm, 'SIGKILL');
  run = await start(settings);
  expect(await leftOf(killed)).toEqual([]);
  expect((await fetch(`${run.address}/api/health`)).status).toBe(200);
  expect(run.output()).toMatch(/Demo .* sign in as/);
});

test('of two started in the same moment both serve, each on a port of its own', async () => {
  const { DATA_DIR = '' } = settings;
  const two = await Promise.all([start({ DATA_DIR }), start({ DATA_DIR })]);
  try {
    expect(new Set(two.map(({ address }) => address)).size).toBe(2);
    for (const { address } of two)
      expect((await fetch(`${address}/api/health`)).status, address).toBe(200);
  } finally {
    for (const one of two) await cleanUp(one);
  }
});

describe('it refuses in one line', () => {
  test('a wrong setting', async () => {
    const { status, output } = await spawnStart({ ...settings, PORT: 'abc' }).ended;
    expect(status).toBe(78);
    expect(output).toContain('PORT: "abc" is not a port; use a whole number from 1 to 65535');
    expect(output).not.toMatch(/\n\s+at /);
  });

  test('a port that was asked for and is taken', async () => {
    const taken = createServer().listen(0);
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { status, output } = await spawnStart({ ...settings, PORT: String(port) }).ended;
    taken.close();
    expect(status).toBe(1);
    expect(output).toMatch(new RegExp(`PORT: ${port} is taken`));
    expect(output).not.toMatch(/\n\s+at /);
  });
});
