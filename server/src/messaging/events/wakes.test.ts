import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Bus } from '#platform/bus/index.ts';
import { Wakes } from './wakes.ts';

/** A bus that keeps what was said on it. */
function recording(): { bus: Bus; said: string[] } {
  const said: string[] = [];
  const bus = {
    publish: async (_channel: string, message: string) => said.push(message) > 0,
    subscribe: () => () => undefined,
    onInterruption: () => () => undefined,
  } as unknown as Bus;
  return { bus, said };
}

test('the first is told at once, and a storm in a few messages of which the last comes after it', async () => {
  const { bus, said } = recording();
  const wakes = new Wakes(bus);
  const began = performance.now();
  wakes.announced('a');
  expect(said).toEqual(['a']);
  for (let i = 0; i < 1000; i++) {
    wakes.announced(i % 2 === 0 ? 'a' : 'b');
    await setImmediate();
  }
  wakes.announced('a');
  wakes.announced('b');
  const during = said.length;
  // One every 5 ms; a timer may be a millisecond early.
  expect(during).toBeLessThan((performance.now() - began) / 4 + 2);
  await expect.poll(() => said.length).toBeGreaterThan(during);
  expect(said.slice(during).join(' ').split(' ').toSorted()).toEqual(['a', 'b']);
});

test('others are told no more than they need to hear', async () => {
  const { bus, said } = recording();
  const wakes = new Wakes(bus);
  const ends = wakes.listen({
    announced: (cellId) => (cellId === 'mine' ? 'holds' : 'looks'),
    heard: () => undefined,
    missed: () => undefined,
  });
  wakes.announced('mine');
  wakes.announced('free');
  expect(said).toEqual(['+free']);
  ends();
  wakes.announced('theirs');
  await expect.poll(() => said).toEqual(['+free', 'theirs']);
});

test('what cannot be sent is kept until it can be', async () => {
  const { bus, said } = recording();
  const { publish } = bus;
  let isBroken = true;
  bus.publish = (...args) => (isBroken ? Promise.resolve(false) : publish(...args));
  const wakes = new Wakes(bus);
  wakes.announced('a');
  await expect.poll(() => wakes.isClean).toBe(false);
  isBroken = false;
  await expect.poll(() => said).toEqual(['a']);
  expect(wakes.isClean).toBe(true);
});

test('a process that ends while the line is broken knows that it has told nobody', async () => {
  const { bus } = recording();
  bus.publish = () => Promise.resolve(false);
  const wakes = new Wakes(bus);
  wakes.announced('a');
  await wakes[Symbol.asyncDispose]();
  expect(wakes.isClean).toBe(false);
});
