import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestRedis, startRedis } from '../../../test/harness/redis.ts';
import { PATIENCE_MS } from '#platform/redis/index.ts';
import { Limits } from './index.ts';
import type { LeaseFrom } from './lessor.ts';
import { Windows } from './window.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());
beforeEach(async () => void (await redis.client.flushall()));

const SECRET = Buffer.alloc(32, 9);
/** A process whose Redis may be as slow as a busy machine makes it, so that it never counts alone. */
async function openLimits(patienceMs = 60_000): Promise<Limits> {
  const limits = new Limits({ url: redis.url, namespace: 'tf:test' }, SECRET, patienceMs);
  await limits.open();
  return limits;
}

/** A process whose Redis is away. */
async function openWithoutRedis(): Promise<Limits> {
  const limits = new Limits({ url: 'redis://127.0.0.1:1', namespace: 'tf:test' }, SECRET);
  await expect(limits.open()).rejects.toThrow();
  return limits;
}

/** How many of so many are let through. */
async function allowed(windows: readonly Windows[], tries: number, limit: number, key = 'k') {
  let count = 0;
  for (let i = 0; i < tries; i++)
    for (const each of windows) count += Number((await each.take(key, limit)).isAllowed);
  return count;
}

describe('a process alone', () => {
  test('lets through what is allowed in a minute, and answers at once', async () => {
    let now = 0;
    const windows = new Windows(undefined, () => now);
    expect(windows.take('k', 2)).toEqual({
      isAllowed: true,
      limit: 2,
      remaining: 1,
      secondsLeft: 60,
    });
    now = 30_500;
    expect(await allowed([windows], 3, 2)).toBe(1);
    expect(windows.take('k', 2)).toMatchObject({ isAllowed: false, remaining: 0, secondsLeft: 30 });
    expect(windows.take('other', 2)).toMatchObject({ isAllowed: true });
    expect(windows.take('k', 4), 'another limit holds at once').toMatchObject({ isAllowed: true });
    now = 60_000;
    expect(windows.take('k', 2)).toMatchObject({ isAllowed: true, remaining: 1, secondsLeft: 60 });
  });
});

describe('processes that share a Redis', () => {
  test.each([5, 100, 1000])('let through together exactly what is allowed: %i', async (limit) => {
    await using one = await openLimits();
    await using two = await openLimits();
    const both = [one.windows('w'), two.windows('w')];
    const through = await Promise.all(both.map((windows) => allowed([windows], limit, limit)));
    expect(through.reduce((sum, count) => sum + count, 0)).toBe(limit);
    const refused = await both[0]?.take('k', limit);
    expect(refused).toMatchObject({ isAllowed: false, limit, remaining: 0 });
    expect(refused?.secondsLeft).toBeGreaterThan(50);
  });

  test('ask it once for many, also when all come at once', async () => {
    let asked = 0;
    const lease: LeaseFrom = async (_key, wanted, limit) => {
      asked += 1;
      return { granted: Math.min(wanted, limit), free: limit, msLeft: 60_000 };
    };
    const windows = new Windows(lease);
    await Promise.all(Array.from({ length: 100 }, async () => windows.take('k', 10_000)));
    expect(asked).toBe(1);
    expect(windows.take('k', 10_000), 'no promise').toMatchObject({ isAllowed: true });
  });

  test('allow more at once where the plan does', async () => {
    await using one = await openLimits();
    const windows = one.windows('w');
    expect(await allowed([windows], 10, 5)).toBe(5);
    expect(await allowed([windows], 10, 8)).toBe(3);
  });

  test('hold nothing back of a quota that was taken away', async () => {
    await using one = await openLimits();
    const windows = one.windows('w');
    expect(await allowed([windows], 5, 1000)).toBe(5);
    expect(await allowed([windows], 10, 10)).toBe(0);
  });

  test('begin anew with the window', async () => {
    await using one = await openLimits();
    const windows = one.windows('w');
    expect(await allowed([windows], 10, 5)).toBe(5);
    let now = Date.now();
    await using two = await openLimits();
    const later = new Windows(
      async () => ({ granted: 1, free: 4, msLeft: 60_000 }),
      () => now,
    );
    await later.take('k', 5);
    now += 60_001;
    expect(await later.take('k', 5)).toMatchObject({ isAllowed: true, secondsLeft: 60 });
    const [key = ''] = await redis.client.keys('tf:test:l:*');
    await redis.client.pexpire(key, 1);
    await new Promise((done) => setTimeout(done, 20));
    expect(await allowed([two.windows('w')], 10, 5)).toBe(5);
  });

  test('say in Redis of nobody whom they count', async () => {
    await using one = await openLimits();
    await one.counter({ name: 'login', points: 3, seconds: 60 }).add('anna@example.com');
    await one.windows('w').take('anna@example.com', 5);
    const keys = await redis.client.keys('*');
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain('anna');
  });

  test('count together what happens seldom', async () => {
    await using one = await openLimits();
    await using two = await openLimits();
    const [here, there] = [one, two].map((limits) =>
      limits.counter({ name: 'login', points: 2, seconds: 60 }),
    );
    expect(await here?.look('k')).toBeUndefined();
    await here?.add('k');
    expect(await there?.add('k')).toMatchObject({ used: 2, isOver: false });
    expect(await here?.add('k')).toMatchObject({ used: 3, isOver: true });
    await there?.clear('k');
    expect(await here?.look('k')).toBeUndefined();
  });
});

describe('without Redis', () => {
  test.each([
    ['hangs', async () => redis.hang(), async () => redis.goOn()],
    ['is stopped', () => redis.stop(), () => redis.start()],
  ])('that %s, each process goes on from what it let through itself', async (_how, fail, mend) => {
    await using one = await openLimits(PATIENCE_MS);
    const windows = one.windows('w');
    const counter = one.counter({ name: 'login', points: 2, seconds: 60 });
    expect(await allowed([windows], 40, 100)).toBe(40);
    await fail();
    try {
      expect(await allowed([windows], 100, 100)).toBe(60);
      expect(await windows.take('k', 100)).toMatchObject({ isAllowed: false });
      for (let i = 0; i < 2; i++) expect(await counter.add('k')).toMatchObject({ isOver: false });
      expect(await counter.add('k')).toMatchObject({ isOver: true });
    } finally {
      await mend();
    }
  });

  test('that never was there, limits hold all the same', async () => {
    await using one = await openWithoutRedis();
    expect(await allowed([one.windows('w')], 10, 5)).toBe(5);
  });
});
