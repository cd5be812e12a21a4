import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Child } from '../deploy/cluster/child.ts';

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

let child: Child;
afterEach(() => child.stop());

function start(): void {
  const args = ['--input-type=module', '-e', script, '--'];
  const program = { name: 'one', command: process.execPath, args, isOurs: true, spare: '--spare' };
  child = new Child(program, () => undefined);
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

test('it ends with its spare', async () => {
  start();
  await until(() => expect(pidsThat('loaded')).toHaveLength(2));
  await child.stop();
  await until(() => expect(pidsThat('loaded').map(isOver)).toEqual([true, true]));
});
