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
import { PostgresBus } from '#platform/bus/index.ts';
import { newId } from '#kernel/ids.ts';
import { ask, terminate } from '../../../../test/harness/connections.ts';
import { type TestRedis, startRedis } from '../../../../test/harness/redis.ts';
import {
  CacheBus,
  type CacheOptions,
  Epoch,
  PostgresEpochs,
  SharedStore,
  type TenantCache,
  jsonCodec,
} from '../index.ts';

/** What the processes of a deployment share in Redis, and that none of it is ever older than it may be. */

const NAME = `shared_cache_test_${process.pid}`;
const url = new URL(inject('adminUrl'));
url.pathname = `/${NAME}`;
const SECRET = Buffer.alloc(32, 7);
const OPTIONS: CacheOptions<string | undefined> = { max: 100, ttlMs: 60_000, shared: jsonCodec(1) };
const [ONE, TWO] = [newId(), newId()];

let redis: TestRedis;
let running: AsyncDisposableStack;

beforeAll(async () => {
  await ask(inject('adminUrl'), `create database ${NAME}`);
  redis = await startRedis();
});
afterAll(async () => {
  await redis[Symbol.asyncDispose]();
  await ask(inject('adminUrl'), `drop database ${NAME} with (force)`);
});
beforeEach(async () => {
  await ask(
    url.href,
    'drop schema if exists control cascade; create schema control; create sequence control.cache_epoch',
  );
  await redis.client.flushall();
  running = new AsyncDisposableStack();
});
afterEach(() => running.disposeAsync());

interface Process {
  readonly caches: CacheBus;
  readonly cache: TenantCache<string | undefined>;
  readonly store: SharedStore | undefined;
}

/** What a process has of it. @param at where it believes Redis to be; undefined for one that has none */
async function startProcess(
  at: string | undefined = redis.url,
  options: CacheOptions<string | undefined> = OPTIONS,
): Promise<Process> {
  const bus = new PostgresBus(url.href);
  const epoch = new Epoch(new PostgresEpochs(url.href));
  const store =
    at === 'none' ? undefined : new SharedStore({ url: at, namespace: 'tf:test' }, SECRET, epoch);
  const caches = new CacheBus(bus, { epoch, store });
  const cache = caches.tenantCache('words', options);
  running.use(bus);
  running.use(caches);
  await bus.open();
  await store?.open().catch(() => undefined);
  await vi.waitFor(() => expect(epoch.current).toBeDefined());
  if (at === redis.url) await vi.waitFor(() => expect(store?.server).toBeDefined());
  return { caches, cache, store };
}

const get = ({ cache }: Process, load: () => Promise<string | undefined>, key = 'k') =>
  cache.get(ONE, key, load);
const never = (): Promise<never> => Promise.reject(new Error('must not be loaded'));
const says = (word: string | undefined) => vi.fn(async () => word);
const soon = (look: () => void | Promise<void>) =>
  vi.waitFor(look, { timeout: 6000, interval: 20 });
const stored = async () => {
  const keys = await redis.client.keys('tf:test:c:*');
  return keys.filter((key) => !key.endsWith(':l')).toSorted();
};
/** Loads in one process and waits until it lies in Redis. */
async function put(process: Process, word: string | undefined, key = 'k'): Promise<void> {
  const before = (await stored()).length;
  await get(process, says(word), key);
  await soon(async () => expect(await stored()).toHaveLength(before + 1));
}

describe('what one process loaded', () => {
  test('the others find, without loading it', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(a, 'hello');
    expect(await get(b, never)).toBe('hello');
    expect(b.cache.peek(ONE, 'k')).toBe('hello');
    await put(a, undefined, 'nothing');
    expect(await get(b, never, 'nothing')).toBeUndefined();
  });

  test('is not loaded by another at the same time', async () => {
    const processes = [await startProcess(), await startProcess(), await startProcess()];
    const load = vi.fn(() => delay(20, 'hello'));
    const answers = await Promise.all(
      processes.flatMap((process) => Array.from({ length: 10 }, () => get(process, load))),
    );
    expect(new Set(answers)).toEqual(new Set(['hello']));
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('is loaded by the others when that one takes too long, or fails', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    const { promise, resolve } = Promise.withResolvers<string>();
    const slow = get(a, () => promise);
    await delay(20);
    expect(await get(b, says('own'))).toBe('own');
    resolve('late');
    expect(await slow).toBe('late');
    await expect(get(a, () => Promise.reject(new Error('no')), 'failing')).rejects.toThrow('no');
    await put(b, 'well', 'failing');
  });

  test('is neither sought there nor stored where one question answers for several', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    expect(await a.cache.getHere(ONE, 'k', says('own'))).toBe('own');
    expect(await get(b, says('other'))).toBe('other');
  });

  test('lives no longer in all of them together than in one', async () => {
    const brief = { ...OPTIONS, ttlMs: 600 };
    const [a, b] = [await startProcess(redis.url, brief), await startProcess(redis.url, brief)];
    await put(a, 'old');
    await delay(350);
    expect(await get(b, never)).toBe('old');
    await delay(350);
    expect(await get(b, says('new'))).toBe('new');
  });

  test('is not read by another version of the code that writes it differently', async () => {
    const [a, b] = [
      await startProcess(),
      await startProcess(redis.url, { ...OPTIONS, shared: jsonCodec(2) }),
    ];
    await put(a, 'hello');
    expect(await get(b, says('own'))).toBe('own');
  });

  test('of one tenant is never another tenant’s, even where Redis was tampered with', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(a, 'mine');
    const [own] = await stored();
    expect(await b.cache.get(TWO, 'k', says('theirs'))).toBe('theirs');
    await soon(async () => expect(await stored()).toHaveLength(2));
    const other = (await stored()).find((key) => key !== own);
    await redis.client.copy(own ?? '', other ?? '', 'REPLACE');
    const c = await startProcess();
    expect(await c.cache.get(TWO, 'k', says('theirs'))).toBe('theirs');
    await redis.client.set(own ?? '', '{"form":1,"value":"forged"}');
    expect(await get(c, says('mine'))).toBe('mine');
  });

  test('cannot be read in Redis, not even whose it is', async () => {
    await put(await startProcess(), 'a secret word');
    const [key = ''] = await stored();
    const bytes = await redis.client.getBuffer(key);
    expect(bytes?.includes('secret')).toBe(false);
    expect(key).not.toContain(ONE);
    expect(key).not.toContain('words');
  });
});

describe('after an invalidation', () => {
  test('nobody gets what was before it', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(a, 'old');
    await get(b, never);
    await a.cache.invalidate(ONE, 'k');
    await soon(() => expect(b.cache.peek(ONE, 'k')).toBeUndefined());
    expect(await get(b, says('new'))).toBe('new');
    await soon(async () => expect(await get(a, says('new'))).toBe('new'));
  });

  test('not even whoever asks while it is under way keeps it', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(b, 'old');
    const invalidated = a.cache.invalidate(ONE, 'k');
    const early = get(a, says('new'));
    await Promise.all([invalidated, early]);
    expect(await get(a, says('new'))).toBe('new');
  });

  test('what was loaded before it is not stored after it', async () => {
    const [a, b, c] = [await startProcess(), await startProcess(), await startProcess()];
    const { promise, resolve } = Promise.withResolvers<string>();
    const early = get(a, () => promise);
    await soon(async () => expect(await redis.client.keys('tf:test:c:*:l')).toHaveLength(1));
    await b.cache.invalidate(ONE, 'k');
    resolve('old');
    expect(await early).toBe('old');
    await delay(50);
    expect(await get(c, says('new'))).toBe('new');
    expect(await get(b, says('new'))).toBe('new');
  });

  test('nor where Redis has lost everything in between', async () => {
    const [a, b, c] = [await startProcess(), await startProcess(), await startProcess()];
    const { promise, resolve } = Promise.withResolvers<string>();
    const early = get(a, () => promise);
    await soon(async () => expect(await redis.client.keys('tf:test:c:*:l')).toHaveLength(1));
    await redis.client.flushall();
    await b.cache.invalidate(ONE, 'k');
    await redis.client.flushall();
    resolve('old');
    await early;
    await delay(50);
    expect(await stored()).toEqual([]);
    expect(await get(c, says('new'))).toBe('new');
  });

  test.each([
    ['by a process without Redis', 'none'],
    ['by a process that cannot reach Redis', 'redis://127.0.0.1:1'],
  ])('%s, neither those who run nor those who start later get what was before', async (_by, at) => {
    const [a, b] = [await startProcess(), await startProcess(at)];
    await put(a, 'old');
    await b.cache.invalidate(ONE, 'k');
    const c = await startProcess();
    expect(await get(c, says('new'))).toBe('new');
    await soon(async () => expect(await get(a, says('new'))).toBe('new'));
  });

  test('everything is forgotten, where that is what was asked', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(a, 'old');
    await put(a, 'old', 'other');
    await b.caches.forgetEverything();
    const c = await startProcess();
    expect(await get(c, says('new'))).toBe('new');
    await soon(async () => expect(await get(a, says('new'), 'other')).toBe('new'));
  });

  test('by processes that change it all the time, everybody ends with the last', async () => {
    const processes = await Promise.all([startProcess(), startProcess(), startProcess()]);
    let truth = 0;
    const read = async (): Promise<string> => {
      const seen = truth;
      await delay(Math.random() * 4);
      return String(seen);
    };
    const until = Date.now() + 1500;
    await Promise.all(
      processes.map(async (process, i) => {
        while (Date.now() < until) {
          if (i === 0) {
            truth += 1;
            const now = truth;
            await process.cache.invalidate(ONE, 'k');
            expect(Number(await get(process, read))).toBeGreaterThanOrEqual(now);
          } else await get(process, read);
          await delay(Math.random() * 3);
        }
      }),
    );
    await soon(async () => {
      for (const process of processes) expect(await get(process, read)).toBe(String(truth));
    });
    expect(await get(await startProcess(), read)).toBe(String(truth));
  });
});

describe('Redis', () => {
  test('that hangs makes nobody wait, and has nothing to say when it is back', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(a, 'old');
    await get(b, never);
    redis.hang();
    try {
      await a.cache.invalidate(ONE, 'k');
      await soon(() => expect(b.cache.peek(ONE, 'k')).toBeUndefined());
      for (let i = 0; i < 4; i++) await get(b, says('x'), `other ${i}`);
      const started = performance.now();
      for (let i = 0; i < 20; i++) await get(b, says('x'), `another ${i}`);
      expect(performance.now() - started).toBeLessThan(100);
    } finally {
      redis.goOn();
    }
    const c = await startProcess();
    expect(await get(c, says('new'))).toBe('new');
    expect(await get(b, says('new'))).toBe('new');
  });

  test('that is stopped is done without, and used again when it is back', async () => {
    const [a, b] = [await startProcess(), await startProcess()];
    await put(a, 'old');
    await get(b, never);
    await redis.stop();
    try {
      expect(await get(a, says('x'), 'other')).toBe('x');
      await a.cache.invalidate(ONE, 'k');
      await soon(() => expect(b.cache.peek(ONE, 'k')).toBeUndefined());
      expect(await get(b, says('new'))).toBe('new');
    } finally {
      await redis.start();
    }
    await soon(async () => {
      const key = newId();
      await get(a, says('shared again'), key);
      await delay(10);
      expect(await get(b, never, key)).toBe('shared again');
    });
  });

  test('that comes back with what it had before is not believed', async () => {
    const a = await startProcess();
    await put(a, 'old');
    const [key = ''] = await stored();
    const copy = await redis.client.dumpBuffer(key);
    await a.cache.invalidate(ONE, 'k');
    await redis.stop();
    await redis.start();
    await redis.client.restore(key, 0, copy ?? '');
    const b = await startProcess();
    expect(await get(b, says('new'))).toBe('new');
    await soon(() => expect(a.store?.server).toBe(b.store?.server));
    expect(await get(a, never)).toBe('new');
  });
});

test('a process that does not hear the others asks Redis for nothing, and catches up', async () => {
  const [a, b] = [await startProcess(), await startProcess('redis://127.0.0.1:1')];
  await put(a, 'old');
  await terminate(url.href, 'taskforce bus');
  expect(await get(a, says('own'))).toBe('own');
  await b.cache.invalidate(ONE, 'k');
  await soon(async () => expect(await get(a, says('new'))).toBe('new'));
  await soon(async () => {
    await get(a, says('new'));
    expect(a.cache.peek(ONE, 'k')).toBe('new');
  });
  expect(await get(await startProcess(), says('new'))).toBe('new');
});

test('where nobody uses Redis, an invalidation counts no epoch', async () => {
  const [a, b] = [await startProcess('none'), await startProcess('none')];
  await get(a, says('old'));
  await get(b, says('old'));
  await a.cache.invalidate(ONE, 'k');
  await a.caches.forgetEverything();
  await soon(() => expect(b.cache.peek(ONE, 'k')).toBeUndefined());
  const [row] = await ask<{ is_called: boolean }>(
    url.href,
    'select is_called from control.cache_epoch',
  );
  expect(row?.is_called).toBe(false);
});

test('a tenant is named by its id', async () => {
  const { cache } = await startProcess('none');
  await expect(async () => cache.get('acme', 'k', says('x'))).rejects.toThrow('by its id');
});
