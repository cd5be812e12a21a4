import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LoopTurns } from './loop-turns.ts';

test('does one piece of work in each turn, in order', async () => {
  const turns = new LoopTurns();
  const done: number[] = [];
  const seen: number[] = [];
  for (const n of [1, 2, 3]) turns.take(() => done.push(n));
  expect(done, 'nothing at once').toEqual([]);
  for (let i = 0; i < 4; i++) {
    await turn();
    seen.push(done.length);
    if (i === 0) turns.take(() => done.push(4));
  }
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(done).toEqual([1, 2, 3, 4]);
  turns.take(() => done.push(5));
  await turn();
  expect(done.at(-1)).toBe(5);
});
