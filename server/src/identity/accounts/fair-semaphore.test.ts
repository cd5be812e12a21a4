import { expect, test } from 'vitest';
import { FairSemaphore } from './fair-semaphore.ts';

/** Work that ends when it is told to, one after the other. */
function stage(turns: FairSemaphore) {
  const done: string[] = [];
  const held: (() => void)[] = [];
  const ask = (name: string, isKnown = false) =>
    turns.run({ name, isKnown }, async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      done.push(name);
    });
  const finish = async (count: number) => {
    for (let i = 0; i < count; i++) {
      held.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { done, ask, finish };
}

test('who waits alone comes next, however many wait in another line', async () => {
  const { done, ask, finish } = stage(new FairSemaphore(1, 500, 400));
  const all = Array.from({ length: 300 }, () => ask('storm'));
  all.push(ask('one'), ask('other'));
  await finish(4);
  expect(done).toEqual(['storm', 'storm', 'one', 'other']);
  await finish(298);
  await Promise.all(all);
  expect(done).toHaveLength(302);
});

test('a line that is too long is refused without a wait, and others are not', async () => {
  const { ask, done, finish } = stage(new FairSemaphore(1, 10, 3));
  const taken = Array.from({ length: 4 }, () => ask('storm'));
  await expect(ask('storm')).rejects.toMatchObject({
    code: 'unavailable',
    details: { retryAfter: 5 },
  });
  taken.push(ask('one'));
  await finish(5);
  await Promise.all(taken);
  expect(done).toContain('one');
  await Promise.all([ask('storm'), finish(1)]);
});

test('all lines together have an end', async () => {
  const { ask, finish } = stage(new FairSemaphore(2, 3, 3));
  const taken = ['a', 'b', 'c', 'd', 'e'].map((name) => ask(name));
  await expect(ask('f')).rejects.toMatchObject({ code: 'unavailable' });
  await finish(5);
  await Promise.all(taken);
});

test('a known party comes before strangers, each of whom has a line of its own', async () => {
  const { done, ask, finish } = stage(new FairSemaphore(1, 500, 400));
  const all = Array.from({ length: 300 }, (_, i) => ask(`stranger ${i}`));
  all.push(ask('known', true));
  await finish(2);
  expect(done).toEqual(['stranger 0', 'known']);
  await finish(299);
  await Promise.all(all);
});

test('strangers have a turn now and then, however many known ones wait', async () => {
  const { done, ask, finish } = stage(new FairSemaphore(1, 500, 400));
  const all = Array.from({ length: 20 }, (_, i) => ask(`known ${i}`, true));
  all.push(ask('stranger'));
  await finish(5);
  expect(done).toContain('stranger');
  await finish(16);
  await Promise.all(all);
});

test('strangers who fill their lines leave room for known parties', async () => {
  const { done, ask, finish } = stage(new FairSemaphore(1, 3, 3));
  const taken = ['a', 'b', 'c', 'd'].map((name) => ask(name));
  await expect(ask('e')).rejects.toMatchObject({ code: 'unavailable' });
  taken.push(ask('known', true));
  await finish(5);
  await Promise.all(taken);
  expect(done[1]).toBe('known');
});
