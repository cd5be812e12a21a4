import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PacedWork } from './paced-work.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('does one piece of work in each turn, in order', async () => {
  const work = new PacedWork(() => 0);
  const done: number[] = [];
  for (const n of [1, 2, 3]) work.take(() => done.push(n));
  expect(done, 'nothing at once').toEqual([]);
  await turn();
  work.take(() => done.push(4));
  for (let i = 0; i < 4; i++) await turn();
  expect(done).toEqual([1, 2, 3, 4]);
  work.take(() => done.push(5));
  await turn();
  expect(done.at(-1)).toBe(5);
});

test('rests four times as long as a piece took, and not longer', async () => {
  let now = 0;
  const work = new PacedWork(() => now);
  const done: string[] = [];
  const takes = (name: string, ms: number) => () => {
    now += ms;
    done.push(name);
  };
  work.take(takes('a', 5));
  work.take(takes('b', 1));
  work.take(takes('c', 1));
  await turn();
  expect(done).toEqual(['a']);
  now += 19;
  await vi.advanceTimersByTimeAsync(19);
  expect(done, 'still resting').toEqual(['a']);
  now += 1;
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['a', 'b']);
  now += 4;
  await vi.advanceTimersByTimeAsync(4);
  expect(done).toEqual(['a', 'b', 'c']);
  now += 100;
  work.take(takes('d', 1));
  await turn();
  expect(done.at(-1), 'after a long rest at once').toBe('d');
});

test('goes on after a piece that failed', async () => {
  const work = new PacedWork(() => 0);
  const done: number[] = [];
  const failed = new Promise<Error>((resolve) => process.once('uncaughtException', resolve));
  work.take(() => {
    throw new Error('failed');
  });
  work.take(() => done.push(2));
  await turn();
  await turn();
  expect((await failed).message).toBe('failed');
  expect(done).toEqual([2]);
});

test('takes no more than it can hold', async () => {
  const work = new PacedWork(() => 0);
  let done = 0;
  const taken = Array.from({ length: 70 }, () => work.take(() => done++));
  expect(taken.filter(Boolean)).toHaveLength(64);
  while (done < 64) await turn();
  expect(work.take(() => done++)).toBe(true);
  await turn();
  expect(done).toBe(65);
});
