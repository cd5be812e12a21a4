import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMariaDb } from '../server/test/harness/mariadb.ts';
import { answerOf, taskforce } from './command.ts';
import { type Run, cleanUp, freePort, start, temporaryData } from './processes.ts';
import { type Caller, Workload, allTasks, call } from './workload.ts';

/**
 * One workspace on its way through every kind of storage, at the terminal, while its people work: from a
 * schema of its own to shared tables to MariaDB and back, out into a file, erased, and in again.
 */

let settings: Record<string, string>;
let mariadb: Awaited<ReturnType<typeof startMariaDb>>;
let run: Run;
let acme: Caller;
let projectId: string;
const file = () => join(settings['DATA_DIR'] ?? '', 'acme.zip');

beforeAll(async () => {
  // Whoever works here asks more in a minute than a free plan allows.
  settings = {
    DATA_DIR: temporaryData(),
    PORT: String(await freePort()),
    DEMO: 'false',
    RATE_LIMITS: 'off',
  };
  mariadb = await startMariaDb();
  run = await start(settings);
});
afterAll(async () => {
  await cleanUp(run, settings['DATA_DIR']);
  await mariadb[Symbol.asyncDispose]();
});

const owner = { login: 'owner@acme.example', password: 'correct horse battery staple' };

async function signIn(): Promise<void> {
  const { body } = await call(acme, 'POST', '/auth/login', owner);
  acme = { ...acme, token: body['accessToken'] as string };
}

const cellOf = async (): Promise<unknown> =>
  (await answerOf<Record<string, unknown>>(settings, 'tenant', 'show', 'acme'))['cell'];

test('a workspace signs up, and its people fill it', async () => {
  const { address } = run;
  const answer = await call({ address, token: '', tenant: '' }, 'POST', '/register', {
    companyName: 'Acme',
    slug: 'acme',
    fullName: 'Ann Acme',
    email: owner.login,
    password: owner.password,
    plan: 'basic',
  });
  expect(answer.status).toBe(201);
  acme = { address, token: answer.body['accessToken'] as string, tenant: 'acme' };
  const project = await call(acme, 'POST', '/projects', { key: 'WAY', name: 'On the way' });
  projectId = project.body['id'] as string;
  const parent = await call(acme, 'POST', '/tasks', {
    projectId,
    title: 'It’s “quoted”, \\ and 🚚',
  });
  for (let i = 0; i < 60; i++) {
    const { status } = await call(acme, 'POST', '/tasks', {
      projectId,
      title: `Task ${i}`,
      description: `Zeile ${i}\n\n- **fett**\n`,
      labels: ['a', `b${i % 3}`],
      priority: 'high',
      dueAt: '2026-12-24T18:00:00.123Z',
      parentId: parent.body['id'],
    });
    expect(status).toBe(201);
  }
  expect(await cellOf()).toBe('schema-1');
});

test('an operator adds a cell on MariaDB beside it', async () => {
  const { code, err } = await taskforce(
    settings,
    'cell',
    'add',
    'maria',
    '--kind=shared',
    `--dsn=${mariadb.url}`,
  );
  expect(err).not.toContain('Error');
  expect(code).toBe(0);
});

test('it moves under load, and nothing is lost and nothing doubled', async () => {
  for (const to of ['shared-1', 'maria', 'schema-1']) {
    const load = new Workload(acme, projectId, 4);
    const moved = await answerOf<object>(settings, 'tenant', 'move', 'acme', '--to', to);
    await load.stop();
    expect(moved).toMatchObject({ to, pauseMs: expect.any(Number) });
    expect(load.refused).toEqual([]);
    expect(load.acknowledged.size).toBeGreaterThan(0);
    const titles = (await allTasks(acme)).map((task) => task['title'] as string);
    const stored = new Set(titles);
    const lost = [...load.acknowledged].filter((title) => !stored.has(title));
    expect(lost).toEqual([]);
    expect(stored.size).toBe(titles.length);
  }
}, 240_000);

test('what its people see is the same wherever it is', async () => {
  const before = await allTasks(acme);
  expect(before.length).toBeGreaterThan(61);
  for (const to of ['dedicated', 'maria', 'shared-1']) {
    const { code, err, out } = await taskforce(settings, 'tenant', 'move', 'acme', '--to', to);
    expect([to, code, code === 0 ? '' : err + out]).toEqual([to, 0, '']);
    expect(await allTasks(acme)).toEqual(before);
  }
}, 180_000);

test('it is carried away as a file, erased, and brought in again, into another layout', async () => {
  const before = await allTasks(acme);
  const exported = await taskforce(settings, 'tenant', 'export', 'acme', '--out', file());
  expect([exported.code, exported.err]).toEqual([0, expect.not.stringContaining('rror')]);

  const deleted = await taskforce(settings, 'tenant', 'delete', 'acme');
  expect(deleted.code).toBe(0);
  const closed = await call(acme, 'GET', '/tasks');
  expect([closed.status, closed.body['code']]).toEqual([403, 'tenant_pending_delete']);
  const erased = await taskforce(
    settings,
    'tenant',
    'erase',
    'acme',
    '--confirm=acme',
    '--now',
    '--keep-accounts',
  );
  expect([erased.code, erased.code === 0 ? '' : erased.err + erased.out]).toEqual([0, '']);
  await signIn();
  expect((await call(acme, 'GET', '/tasks')).status).toBe(404);

  const imported = await taskforce(settings, 'tenant', 'import', file(), '--cell', 'maria');
  expect([imported.code, imported.code === 0 ? '' : imported.err + imported.out]).toEqual([0, '']);
  expect(await cellOf()).toBe('maria');
  await signIn();
  expect(await allTasks(acme)).toEqual(before);
});

test('and every wall still stands', async () => {
  const { code, out, err } = await taskforce(settings, 'doctor');
  expect([code, code === 0 ? '' : out + err]).toEqual([0, '']);
});
