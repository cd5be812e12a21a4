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

test('nobody else is told where this process hands the events on', async () => {
  const { bus, said } = recording();
  const wakes = new Wakes(bus);
  wakes.listen((cellId) => cellId === 'mine');
  wakes.announced('mine');
  wakes.announced('theirs');
  expect(said).toEqual(['theirs']);
});
