import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

const program = `
  const { untilSignal } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
  const alive = setInterval(() => {}, 1000);
  const why = untilSignal();
  console.log('ready');
  console.log(await why);
  // Draining: the signals that follow the first must not cut it short.
  await new Promise((resolve) => setTimeout(resolve, 300));
  console.log('drained');
  if (process.argv.includes('stay')) await new Promise(() => {});
  clearInterval(alive);
`;

let child: ChildProcess;
let said: string[];
afterEach(() => child.kill('SIGKILL'));

async function start(stdio: 'pipe' | 'ipc', ...args: string[]): Promise<void> {
  child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    stdio: ['ignore', 'pipe', 'inherit', ...(stdio === 'ipc' ? ['ipc' as const] : [])],
  });
  said = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(...chunk.toString().trim().split('\n')));
  while (!said.includes('ready')) await delay(10);
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s is heard', async (signal) => {
  await start('pipe');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(said).toEqual(['ready', signal, 'drained']);
});

test('one Ctrl-C that arrives three times is one', async () => {
  await start('pipe');
  for (let times = 0; times < 3; times += 1) {
    child.kill('SIGINT');
    await delay(20);
  }
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(said).toEqual(['ready', 'SIGINT', 'drained']);
});

test('a second Ctrl-C, later, ends a drain that hangs', async () => {
  await start('pipe', 'stay');
  child.kill('SIGINT');
  await delay(2_000);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
});

test('a parent that goes is heard, without a channel there is none', async () => {
  await start('ipc');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(said).toEqual(['ready', 'parent-gone', 'drained']);
  await start('pipe');
  await delay(200);
  expect(said).toEqual(['ready']);
});
