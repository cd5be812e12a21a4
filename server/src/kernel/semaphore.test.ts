import { expect, test } from 'vitest';
import { Semaphore } from './semaphore.ts';

test('so many at a time, in the order they came, also past failures', async () => {
  const turns = new Semaphore(2);
  const begun: number[] = [];
  let now = 0;
  let most = 0;
  const work = (n: number) =>
    turns.take(async () => {
      begun.push(n);
      most = Math.max(most, (now += 1));
      await new Promise(setImmediate);
      now -= 1;
      if (n % 3 === 0) throw new Error(`failed ${n}`);
      return n;
    });
  const ended = await Promise.allSettled(Array.from({ length: 7 }, (_, n) => work(n)));
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map((n) => n % 3 !== 0),
  );
  expect(await work(8)).toBe(8);
});
