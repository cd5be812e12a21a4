import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';

const program = `
  const { untilWanted } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
  console.log(await untilWanted().catch(({ message }) => message));
`;

/** @returns what a spare process says, and how it ends, when this is done to it at once */
async function outcome(stdio: StdioOptions, act: (child: ChildProcess) => void): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => void (said += String(chunk)));
  act(child);
  // Whoever hung up hears of no `close`.
  const [[code]] = await Promise.all([once(child, 'exit'), once(child.stdout as Readable, 'end')]);
  return [said.trim(), code];
}

test('a spare is wanted when it is told so, also before it has loaded', async () => {
  const told = outcome(['ignore', 'pipe', 'inherit', 'ipc'], (child) => {
    child.send('start');
  });
  expect(await told).toEqual(['true', 0]);
});

test('a spare ends when whoever would want it is gone', async () => {
  const told = outcome(['ignore', 'pipe', 'inherit', 'ipc'], (child) => {
    setTimeout(() => child.disconnect(), 500);
  });
  expect(await told).toEqual(['false', 0]);
});

test('a spare that nobody can tell anything says so', async () => {
  expect(await outcome(['ignore', 'pipe', 'inherit'], () => undefined)).toEqual([
    expect.stringMatching(/leave it out/),
    0,
  ]);
});
