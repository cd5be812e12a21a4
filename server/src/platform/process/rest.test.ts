import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { collectAtRest } from './rest.ts';

const REST_MS = 300;
/** Held so that the heap grows by it, in small objects. */
let ballast: unknown[] = [];
const grow = (): void => {
  ballast = Array.from({ length: 400_000 }, (_, i) => ({ i, text: `number ${i}` }));
};

test('collects once the process is at rest, and again only after it has grown', async () => {
  const collect = vi.fn();
  using _rest = collectAtRest({ collect, restMs: REST_MS });
  await vi.waitFor(() => expect(collect).toHaveBeenCalledTimes(1), 10_000);
  await delay(3 * REST_MS);
  expect(collect).toHaveBeenCalledTimes(1);
  grow();
  await vi.waitFor(() => expect(collect).toHaveBeenCalledTimes(2), 10_000);
  expect(ballast).toHaveLength(400_000);
});

test('gives back what a burst of work took', async () => {
  using _rest = collectAtRest({ restMs: REST_MS });
  grow();
  const before = process.memoryUsage().heapTotal;
  ballast = [];
  await vi.waitFor(
    () => expect(process.memoryUsage().heapTotal).toBeLessThan(before - 10 * 2 ** 20),
    10_000,
  );
});
