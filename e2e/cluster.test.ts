import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { cleanUp, freePort, temporaryData } from './processes.ts';
import { type Caller, call } from './workload.ts';

/** `npm run cluster`: two servers and a worker behind nginx, which count as one to whoever comes. */

const root = resolve(import.meta.dirname, '..');
let dataDir: string;
let address: string;
let cluster: ChildProcess;
let said = '';
let acme: Caller;

beforeAll(async () => {
  dataDir = temporaryData();
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  cluster = spawn(
    process.execPath,
    ['scripts/cluster.mjs', '--servers', '2', '--workers', '1', '--port', String(port)],
    {
      cwd: root,
      env: { PATH, HOME, DATA_DIR: dataDir, SIGN_UPS: '100', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const hear = (chunk: Buffer): void => void (said += String(chunk));
  cluster.stdout?.on('data', hear);
  cluster.stderr?.on('data', hear);
  await vi.waitFor(() => expect(said).toContain('is ready at'), {
    timeout: 150_000,
    interval: 200,
  });
  address = /ready at (\S+)/.exec(said)?.[1] ?? '';
}, 180_000);
afterAll(async () => {
  cluster.kill('SIGKILL');
  await cleanUp(undefined, dataDir);
});

const processOf = (name: string): number =>
  Number(new RegExp(`${name}\\s+process (\\d+)`).exec(said)?.[1]);
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a session is good at whichever server answers', async () => {
  const { status, body } = await call({ address, token: '', tenant: '' }, 'POST', '/register', {
    companyName: 'Acme',
    slug: 'acme',
    fullName: 'Ann Acme',
    email: 'owner@acme.example',
    password: 'correct horse battery staple',
  });
  expect([status, said]).toEqual([201, expect.any(String)]);
  acme = { address, token: body['accessToken'] as string, tenant: 'acme' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(acme, 'GET', '/tasks')));
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 200));
});

test('a socket through nginx hears what is done at the other server, also when one is killed', async () => {
  const project = await call(acme, 'POST', '/projects', { key: 'CLU', name: 'Cluster' });
  const heard: string[] = [];
  let connections = 0;
  let position: string | undefined;
  let isDone = false;
  const connect = (): void => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/ws/tasks`, {
      headers: { authorization: `Bearer ${acme.token}`, 'x-tenant-id': 'acme' },
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!isDone) setTimeout(connect, 200);
    });
    socket.on('message', (data: Buffer) => {
      const told = JSON.parse(data.toString()) as Record<string, unknown>;
      if (told['type'] === 'connection_established') {
        connections += 1;
        if (position) socket.send(JSON.stringify({ type: 'resume', position }));
      }
      if (typeof told['position'] === 'string') position = told['position'];
      if (told['type'] === 'task.created') heard.push((told['data'] as { title: string }).title);
      if (isDone) socket.close();
    });
  };
  connect();
  await vi.waitFor(() => expect(connections).toBe(1), { timeout: 10_000 });
  const title = (n: number): string => `Task ${n}`;
  const write = async (n: number): Promise<void> => {
    for (;;) {
      const { status } = await call(
        acme,
        'POST',
        '/tasks',
        { projectId: project.body['id'], title: title(n) },
        { 'idempotency-key': `task-${n}` },
      ).catch(() => ({ status: 0 }));
      if (status === 201) return;
      expect([0, 409, 502, 503, 504]).toContain(status);
      await delay(50);
    }
  };
  for (let n = 0; n < 6; n++) await write(n);
  process.kill(processOf('server 1'), 'SIGKILL');
  for (let n = 6; n < 12; n++) await write(n);
  process.kill(processOf('server 2'), 'SIGKILL');
  for (let n = 12; n < 18; n++) await write(n);
  const all = Array.from({ length: 18 }, (_, n) => title(n));
  await vi.waitFor(() => expect(heard).toEqual(all), { timeout: 30_000 });
  expect(connections).toBeGreaterThan(1);
  isDone = true;
}, 120_000);

test('it ends with everything it started', async () => {
  const started = [...said.matchAll(/process (\d+)/g)].map(([, pid]) => Number(pid));
  expect(started).toHaveLength(5);
  const ended = new Promise((settle) => cluster.on('exit', settle));
  cluster.kill('SIGTERM');
  await ended;
  await vi.waitFor(() => expect(started.filter(isAlive)).toEqual([]), { timeout: 15_000 });
}, 60_000);
