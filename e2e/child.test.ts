import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Child } from '../deploy/cluster/child.ts';
import { programFile } from '../scripts/builds.mjs';
import { freePort } from './processes.ts';

/** What the cluster keeps running, with a small program in the place of a server. */

const index = resolve(import.meta.dirname, '../server/src/platform/process/index.ts');
const script = `
  const { onParentGone, untilWanted } = await import(${JSON.stringify(index)});
  console.log('loaded', process.pid);
  if (!process.argv.includes('--spare') || (await untilWanted())) {
    console.log('started', process.pid);
    setInterval(() => {}, 1000);
    onParentGone(() => process.exit(1));
  }
`;

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taskforce-child-'));
  program = join(folder, 'program.mjs');
  writeFileSync(program, script);
});
afterAll(() => rmSync(folder, { recursive: true }));

let child: Child;
afterEach(() => child.stop());

function start(): void {
  const node = { command: process.execPath, isOurs: true, spare: '--spare' };
  child = new Child({ name: 'one', args: [program], ...node }, () => undefined);
  child.start();
}

const pidsThat = (did: string): number[] =>
  [...child.lastLines.matchAll(new RegExp(`${did} (\\d+)`, 'g'))].map(([, pid]) => Number(pid));
const until = (check: () => void): Promise<void> =>
  vi.waitFor(check, { timeout: 10_000, interval: 20 });
/** Gone, or only not yet collected. */
const isOver = (pid: number): boolean => {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
};

test('a spare is loaded beside it, and takes its place', async () => {
  start();
  await until(() => expect(pidsThat('loaded')).toHaveLength(2));
  const [first, spare] = pidsThat('loaded');
  expect(pidsThat('started')).toEqual([first]);
  child.kill();
  await until(() => expect(pidsThat('started')).toEqual([first, spare]));
  expect(child.pid).toBe(spare);
  await until(() => expect(pidsThat('loaded')).toHaveLength(3));
});

test('without a spare at hand it is started anew', async () => {
  start();
  await until(() => expect(pidsThat('started')).toHaveLength(1));
  child.kill();
  await until(() => expect(pidsThat('started')).toHaveLength(2));
  expect(pidsThat('loaded')).toEqual(pidsThat('started'));
});

test('a spare that dies is missed by nobody', async () => {
  start();
  await until(() => expect(pidsThat('loaded')).toHaveLength(2));
  process.kill(pidsThat('loaded')[1] as number, 'SIGKILL');
  await until(() => expect(isOver(pidsThat('loaded')[1] as number)).toBe(true));
  child.kill();
  await until(() => expect(pidsThat('started')).toHaveLength(2));
});

test('a spare of another build is not taken', async () => {
  start();
  await until(() => expect(pidsThat('loaded')).toHaveLength(2));
  writeFileSync(program, readFileSync(program));
  child.kill();
  await until(() => expect(pidsThat('started')).toHaveLength(2));
  const [, spare] = pidsThat('loaded');
  expect(child.pid).not.toBe(spare);
  await until(() => expect(isOver(spare as number)).toBe(true));
});

test('it ends with its spare', async () => {
  start();
  await until(() => expect(pidsThat('loaded')).toHaveLength(2));
  await child.stop();
  await until(() => expect(pidsThat('loaded').map(isOver)).toEqual([true, true]));
});

describe('the server as a spare', () => {
  /** With a setting that is wrong, so that it ends as soon as it begins to work. */
  const spare = () => {
    const server = spawn(process.execPath, [programFile(), 'serve', '--spare'], {
      env: { PATH: process.env['PATH'] ?? '', PORT: 'abc' },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => void (said += String(chunk)));
    const ended = Promise.all([once(server, 'exit'), once(server.stderr as Readable, 'end')]);
    return { server, ended: ended.then(([[code]]) => ({ code: code as number, said })) };
  };

  test('begins when it is told to, and not before', async () => {
    const { server, ended } = spare();
    await delay(3_000);
    expect(server.exitCode).toBeNull();
    server.send('start');
    expect(await ended).toEqual({ code: 78, said: expect.stringContaining('PORT: "abc"') });
  });

  test('ends with whoever would tell it', async () => {
    const { server, ended } = spare();
    await delay(3_000);
    server.disconnect();
    expect(await ended).toEqual({ code: 0, said: '' });
  });
});

describe('a program with processes of its own', () => {
  /** Like nginx: a master that starts a worker, which holds the port and outlives a killed master. */
  const master = `
    import { spawn } from 'node:child_process';
    import { createServer } from 'node:net';
    const port = Number(process.argv[2]);
    if (process.argv[3] === 'worker') {
      createServer().listen(port, '127.0.0.1', () => console.log('serving', process.pid))
        .on('error', () => { console.log('taken', process.pid); process.exit(1); });
    } else {
      console.log('master', process.pid);
      spawn(process.execPath, [process.argv[1], String(port), 'worker'], { stdio: 'inherit' });
      setInterval(() => {}, 1000);
      process.on('SIGTERM', process.argv[3] === 'deaf' ? () => {} : () => process.exit(0));
    }
  `;

  async function startMaster(...more: readonly string[]): Promise<void> {
    const file = join(folder, 'master.mjs');
    writeFileSync(file, master);
    const args = [file, String(await freePort()), ...more];
    child = new Child(
      { name: 'm', command: process.execPath, args, isOurs: false },
      () => undefined,
    );
    child.start();
    await until(() => expect(pidsThat('serving')).toHaveLength(1));
  }

  test('comes back on its port after its first process was killed', async () => {
    await startMaster();
    process.kill(pidsThat('master')[0] as number, 'SIGKILL');
    await until(() => expect(pidsThat('serving')).toHaveLength(2));
    await until(() => expect(isOver(pidsThat('serving')[0] as number)).toBe(true));
  });

  test('leaves nothing behind when it is stopped', async () => {
    await startMaster();
    await child.stop();
    await until(() => expect(isOver(pidsThat('serving')[0] as number)).toBe(true));
  });

  test('is stopped at once while it waits to be started again', async () => {
    await startMaster();
    for (let times = 1; times <= 3; times++) {
      process.kill(pidsThat('master').at(-1) as number, 'SIGKILL');
      await until(() => expect(pidsThat('serving')).toHaveLength(times + 1));
    }
    process.kill(pidsThat('master').at(-1) as number, 'SIGKILL');
    await until(() => expect(child.isRunning).toBe(false));
    await child.stop();
    expect(pidsThat('serving')).toHaveLength(4);
  });
});
