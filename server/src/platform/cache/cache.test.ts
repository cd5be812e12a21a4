import { setTimeout as delay } from 'node:timers/promises';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  test,
  vi,
} from 'vitest';
import { ask, terminate } from '../../../test/harness/connections.ts';
import { LocalCache } from './cache.ts';
import { PostgresBus } from '#platform/bus/index.ts';
import { type Cache, CacheBus } from './index.ts';

const OPTIONS = { max: 10, ttlMs: 60_000 };

describe('a cache', () => {
  const told: string[] = [];
  let hears = true;
  let cache: LocalCache<number>;
  beforeEach(() => {
    told.length = 0;
    hears = true;
    cache = new LocalCache(OPTIONS, {
      announce: async (key) => void told.push(key),
      isListening: () => hears,
    });
  });

  test('loads once however many ask at the same time, and then remembers', async () => {
    const load = vi.fn(() => delay(20, 7));
    const answers = await Promise.all(Array.from({ length: 100 }, () => cache.get('a', load)));
    expect(new Set(answers)).toEqual(new Set([7]));
    expect(await cache.get('a', load)).toBe(7);
    expect(load).toHaveBeenCalledTimes(1);
    expect([cache.peek('a'), cache.peek('b')]).toEqual([7, undefined]);
  });

  test('remembers many light values or a few heavy ones, where they are weighed', async () => {
    const weighed = new LocalCache<number>(
      { max: 10, ttlMs: 60_000, weigh: (value) => value },
      { announce: async () => {}, isListening: () => true },
    );
    for (const key of ['a', 'b', 'c', 'd']) await weighed.get(key, async () => 2);
    expect(weighed.peek('a')).toBe(2);
    await weighed.get('heavy', async () => 8);
    expect(['a', 'b', 'c', 'heavy'].map((key) => weighed.peek(key))).toEqual([
      2,
      undefined,
      undefined,
      8,
    ]);
  });

  test('remembers that there is nothing', async () => {
    const nothing = new LocalCache<undefined>(OPTIONS, {
      announce: async () => {},
      isListening: () => true,
    });
    const load = vi.fn(async () => undefined);
    await nothing.get('a', load);
    await nothing.get('a', load);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('does not remember a failure, and everybody who waited hears of it', async () => {
    const failing = Array.from({ length: 3 }, () =>
      cache.get('a', () => Promise.reject(new Error('no'))),
    );
    expect((await Promise.allSettled(failing)).map((r) => r.status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    const thrown = cache.get('a', () => {
      throw new Error('at once');
    });
    await expect(thrown).rejects.toThrow('at once');
    expect(await cache.get('a', async () => 1)).toBe(1);
  });

  test('does not keep what was loaded before it was told to forget', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const early = cache.get('a', () => promise);
    await cache.invalidate('a');
    const late = cache.get('a', async () => 2);
    resolve(1);
    expect([await early, await late, cache.peek('a')]).toEqual([1, 2, 2]);
    expect(told).toEqual(['a']);
  });

  test('does not let an early failure spoil a later load', async () => {
    const { promise, reject } = Promise.withResolvers<number>();
    const early = cache.get('a', () => promise);
    cache.forget('a');
    const late = cache.get('a', () => delay(20, 2));
    reject(new Error('no'));
    await expect(early).rejects.toThrow('no');
    expect(await cache.get('a', async () => 3), 'waits for the load under way').toBe(2);
    expect(await late).toBe(2);
  });

  test('keeps nothing while it could not hear of changes', async () => {
    hears = false;
    await cache.get('a', async () => 1);
    expect(cache.peek('a')).toBeUndefined();
    expect(await cache.get('a', async () => 2)).toBe(2);
  });

  test('is bounded in number and in time', async () => {
    const brief = new LocalCache<number>(
      { max: 2, ttlMs: 30 },
      { announce: async () => {}, isListening: () => true },
    );
    for (const key of ['a', 'b', 'c']) await brief.get(key, async () => 1);
    expect([brief.peek('a'), brief.peek('c')]).toEqual([undefined, 1]);
    await delay(50);
    expect(brief.peek('c')).toBeUndefined();
  });
});

describe('two processes', () => {
  const NAME = `cache_test_${process.pid}`;
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${NAME}`;
  let buses: PostgresBus[];
  let here: Cache<number>;
  let there: Cache<number>;
  let elsewhere: Cache<number>;

  beforeAll(() => ask(inject('adminUrl'), `create database ${NAME}`));
  afterAll(() => ask(inject('adminUrl'), `drop database ${NAME} with (force)`));
  beforeEach(async () => {
    buses = [new PostgresBus(url.href), new PostgresBus(url.href)];
    const [one, two] = buses.map((bus) => new CacheBus(bus)) as [CacheBus, CacheBus];
    await Promise.all(buses.map((bus) => bus.open()));
    here = one.cache('numbers', OPTIONS);
    there = two.cache('numbers', OPTIONS);
    elsewhere = two.cache('others', OPTIONS);
  });
  afterEach(() => Promise.all(buses.map((bus) => bus[Symbol.asyncDispose]())));

  const fill = (value: number) =>
    Promise.all(
      [here, there, elsewhere].flatMap((c) =>
        ['a', 'b'].map((key) => c.get(key, async () => value)),
      ),
    );
  const kept = () => [here, there, elsewhere].map((c) => [c.peek('a'), c.peek('b')]);
  const soon = (expected: unknown, look: () => unknown = kept) =>
    vi.waitFor(() => expect(look()).toEqual(expected), { timeout: 5000, interval: 20 });

  test('forget together, that key of that cache alone', async () => {
    await fill(1);
    await here.invalidate('a');
    expect(here.peek('a')).toBeUndefined();
    await soon([
      [undefined, 1],
      [undefined, 1],
      [1, 1],
    ]);
  });

  test('do not keep what was being loaded while the other changed it', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const loading = there.get('a', () => promise);
    await here.invalidate('a');
    await delay(50);
    resolve(1);
    await loading;
    expect(there.peek('a')).toBeUndefined();
  });

  test('take many announcements at once', async () => {
    const keys = Array.from({ length: 9 }, (_, i) => `key ${i}`);
    await Promise.all(keys.map((key) => there.get(key, async () => 1)));
    await Promise.all(keys.map((key) => here.invalidate(key)));
    await soon(
      keys.map(() => undefined),
      () => keys.map((key) => there.peek(key)),
    );
  });

  test('begin empty, and keep nothing, when the line is lost; and hear again when it is back', async () => {
    await fill(1);
    expect(await terminate(url.href, 'taskforce bus')).toBe(2);
    await soon([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    await fill(2);
    expect(
      kept()
        .flat()
        .every((value) => value === undefined),
    ).toBe(true);
    await vi.waitFor(
      async () => {
        await fill(3);
        expect(kept().flat()).toEqual([3, 3, 3, 3, 3, 3]);
      },
      { timeout: 5000, interval: 50 },
    );
    await here.invalidate('a');
    await soon([
      [undefined, 3],
      [undefined, 3],
      [3, 3],
    ]);
  });

  test('make up for what could not be told', async () => {
    await using lone = new PostgresBus(url.href);
    const cache = new CacheBus(lone).cache<number>('numbers', OPTIONS);
    await fill(1);
    await cache.invalidate('a');
    await delay(50);
    expect(kept().flat()).toEqual([1, 1, 1, 1, 1, 1]);
    await lone.open();
    await soon([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('forget everything at an announcement they do not understand', async () => {
    const frame = `${'0'.repeat(16)}.1 cache `;
    for (const payload of ['nonsense', `${frame}{"a":1}`, `${frame}[1,2,3]`, `${frame}["a"`]) {
      await fill(1);
      await ask(url.href, `select pg_notify('taskforce', $1)`, payload);
      await soon([
        [undefined, undefined],
        [undefined, undefined],
        [undefined, undefined],
      ]);
    }
  });

  test('forget everything at a key that is too long to be told', async () => {
    await fill(1);
    await here.invalidate('k'.repeat(9000));
    await soon([
      [1, 1],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});
