import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Bus } from '#platform/bus/index.ts';
import { OutboxNotifier } from './notifier.ts';

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
  const notifier = new OutboxNotifier(bus);
  const began = performance.now();
  notifier.onLocalEvents('a');
  expect(said).toEqual(['a']);
  for (let i = 0; i < 1000; i++) {
    notifier.onLocalEvents(i % 2 === 0 ? 'a' : 'b');
    await setImmediate();
  }
  notifier.onLocalEvents('a');
  notifier.onLocalEvents('b');
  const during = said.length;
  // One every 5 ms; a timer may be a millisecond early.
  expect(during).toBeLessThan((performance.now() - began) / 4 + 2);
  await expect.poll(() => said.length).toBeGreaterThan(during);
  expect(said.slice(during).join(' ').split(' ').toSorted()).toEqual(['a', 'b']);
});

test('others are told no more than they need to hear', async () => {
  const { bus, said } = recording();
  const notifier = new OutboxNotifier(bus);
  const ends = notifier.listen({
    onLocalEvents: (cellId) => (cellId === 'mine' ? 'holds' : 'looks'),
    onNotice: () => undefined,
    onGap: () => undefined,
  });
  notifier.onLocalEvents('mine');
  notifier.onLocalEvents('free');
  expect(said).toEqual(['+free']);
  ends();
  notifier.onLocalEvents('theirs');
  await expect.poll(() => said).toEqual(['+free', 'theirs']);
});

test('what cannot be sent is kept until it can be', async () => {
  const { bus, said } = recording();
  const { publish } = bus;
  let isBroken = true;
  bus.publish = (...args) => (isBroken ? Promise.resolve(false) : publish(...args));
  const notifier = new OutboxNotifier(bus);
  notifier.onLocalEvents('a');
  await expect.poll(() => notifier.isClean).toBe(false);
  isBroken = false;
  await expect.poll(() => said).toEqual(['a']);
  expect(notifier.isClean).toBe(true);
});

test('a process that ends while the line is broken knows that it has told nobody', async () => {
  const { bus } = recording();
  bus.publish = () => Promise.resolve(false);
  const notifier = new OutboxNotifier(bus);
  notifier.onLocalEvents('a');
  await notifier[Symbol.asyncDispose]();
  expect(notifier.isClean).toBe(false);
});
