import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { until } from '../../../test/harness/embedded.ts';
import { isAlive, isServerOf } from './liveness.ts';

test('a process lives until it ends, and no other is taken for a server', async () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isServerOf(import.meta.dirname, process.pid)).toBe(false);
  const child = spawn('sleep', ['30']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  expect(isAlive(pid)).toBe(true);
  child.kill();
  await once(child, 'exit');
  expect(isAlive(pid)).toBe(false);
  expect(isAlive(0)).toBe(false);
});

test('a process that nobody reaps does not count as alive', async () => {
  // The shell leaves its place to a program that never asks after the shell's child.
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [output] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(output.toString());
  expect(isAlive(pid)).toBe(true);
  await until(() => !isAlive(pid));
  process.kill(pid, 0);
  parent.kill();
});
