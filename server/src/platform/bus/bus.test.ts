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
import { type TestRedis, startRedis } from '../../../test/harness/redis.ts';
import { type Bus, MAX_MESSAGE, PairedBus, PostgresBus, RedisBus } from './index.ts';

const NAME = `bus_test_${process.pid}`;
const url = new URL(inject('adminUrl'));
url.pathname = `/${NAME}`;
let redis: TestRedis;

beforeAll(async () => {
  await ask(inject('adminUrl'), `create database ${NAME}`);
  redis = await startRedis();
});
afterAll(async () => {
  await redis[Symbol.asyncDispose]();
  await ask(inject('adminUrl'), `drop database ${NAME} with (force)`);
});

const raise = (error: unknown): void => {
  throw error;
};
const soon = (look: () => void | Promise<void>, timeout = 6000) =>
  vi.waitFor(look, { timeout, interval: 20 });

/** What a process hears on a channel, and of its line. */
function listenTo(bus: Bus, channel = 'news') {
  const received: string[] = [];
  const line: boolean[] = [];
  bus.subscribe(channel, (message) => received.push(message));
  bus.onInterruption((isListening) => line.push(isListening));
  return { received, line };
}

const lines: readonly {
  name: string;
  make: (onError?: (e: unknown) => void) => Bus;
  cut: () => Promise<unknown>;
}[] = [
  {
    name: 'PostgreSQL',
    make: (onError) => new PostgresBus(url.href, onError),
    cut: () => terminate(url.href, 'taskforce bus'),
  },
  {
    name: 'Redis',
    make: (onError) => new RedisBus({ url: redis.url, namespace: 'taskforce:test' }, onError),
    cut: () => redis.client.call('CLIENT', 'KILL', 'SKIPME', 'yes'),
  },
  {
    name: 'Redis with PostgreSQL behind it',
    make: (onError = raise) =>
      new PairedBus(
        new RedisBus({ url: redis.url, namespace: 'taskforce:test' }, onError),
        new PostgresBus(url.href, onError),
        onError,
      ),
    cut: () =>
      Promise.all([
        redis.client.call('CLIENT', 'KILL', 'SKIPME', 'yes'),
        terminate(url.href, 'taskforce bus'),
      ]),
  },
];

describe.each(lines)('a line over $name', ({ make, cut }) => {
  let here: Bus;
  let there: Bus;
  beforeEach(async () => {
    [here, there] = [make(), make()];
    await Promise.all([here.open(), there.open()]);
  });
  afterEach(() => Promise.all([here, there].map((bus) => bus[Symbol.asyncDispose]())));

  test('carries messages to the others, in order and as they are, on their channel alone', async () => {
    const [own, far, other] = [listenTo(here), listenTo(there), listenTo(there, 'other')];
    const messages = ['', 'a b\nc', '{"ö":"\\u0000"}', 'same', 'same', 'é'.repeat(MAX_MESSAGE / 2)];
    const sent = await Promise.all(messages.map((message) => here.publish('news', message)));
    expect(sent).toEqual(messages.map(() => true));
    await soon(() => expect(far.received).toEqual(messages));
    expect(own.received).toEqual([]);
    expect(other.received).toEqual([]);
  });

  test('refuses what no line takes', async () => {
    await expect(here.publish('news', 'é'.repeat(MAX_MESSAGE / 2 + 1))).rejects.toThrow(RangeError);
    await expect(here.publish('news', 'a\0b')).rejects.toThrow(RangeError);
    await expect(here.publish('Two words', '')).rejects.toThrow(RangeError);
  });

  test('hears no more where that was ended', async () => {
    const received: string[] = [];
    const end = there.subscribe('news', (message) => received.push(message));
    const { received: all } = listenTo(there);
    end();
    await here.publish('news', 'late');
    await soon(() => expect(all).toEqual(['late']));
    expect(received).toEqual([]);
  });

  test('tells when it is lost and when it is back, and carries on', async () => {
    const [own, far] = [listenTo(here), listenTo(there)];
    expect([here.isListening, there.isListening]).toEqual([true, true]);
    await cut();
    await soon(() => {
      expect(own.line[0]).toBe(false);
      expect(far.line[0]).toBe(false);
    });
    await soon(() => {
      expect([here.isListening, there.isListening]).toEqual([true, true]);
      expect([own.line.at(-1), far.line.at(-1)]).toEqual([true, true]);
    });
    await soon(async () => {
      expect(await here.publish('news', 'again')).toBe(true);
      expect(far.received).toContain('again');
    });
  });

  test('goes on when a listener throws, and reports it', async () => {
    const errors: unknown[] = [];
    await using third = make((error) => errors.push(error));
    third.subscribe('news', () => raise(new Error('mine')));
    const { received } = listenTo(third);
    await third.open();
    await here.publish('news', 'a');
    await here.publish('news', 'b');
    await soon(() => expect(received).toEqual(['a', 'b']));
    expect(errors.map(String)).toEqual(['Error: mine', 'Error: mine']);
  });

  test('that is not open sends nothing and says so', async () => {
    await using closed = make();
    expect(closed.isListening).toBe(false);
    expect(await closed.publish('news', 'a')).toBe(false);
  });

  test('that is disposed while it opens leaves nothing behind', async () => {
    const bus = make(() => undefined);
    const opening = bus.open().catch(() => undefined);
    await bus[Symbol.asyncDispose]();
    await opening;
    expect(bus.isListening).toBe(false);
    const clients = async () => {
      const rows = await ask(
        url.href,
        `select 1 from pg_stat_activity where datname = '${NAME}' and application_name = 'taskforce bus'`,
      );
      const list = String(await redis.client.call('CLIENT', 'LIST'));
      return rows.length + (list.match(/name=taskforce-bus/g)?.length ?? 0);
    };
    const ours = here instanceof PairedBus ? 6 : here instanceof RedisBus ? 4 : 2;
    await soon(async () => expect(await clients()).toBe(ours));
  });
});

test('what no process of ours wrote counts as a line that was lost for a moment', async () => {
  await using overPostgres = new PostgresBus(url.href);
  await using overRedis = new RedisBus({ url: redis.url, namespace: 'taskforce:test' });
  await Promise.all([overPostgres.open(), overRedis.open()]);
  const [one, two] = [listenTo(overPostgres), listenTo(overRedis)];
  await ask(url.href, `select pg_notify('taskforce', 'nonsense')`);
  await redis.client.publish('taskforce:test:bus', 'nonsense');
  await soon(() =>
    expect([one.line, two.line]).toEqual([
      [false, true],
      [false, true],
    ]),
  );
});

test('deployments that share a Redis do not hear each other', async () => {
  await using one = new RedisBus({ url: redis.url, namespace: 'taskforce:one' });
  await using two = new RedisBus({ url: redis.url, namespace: 'taskforce:two' });
  await using third = new RedisBus({ url: redis.url, namespace: 'taskforce:two' });
  await Promise.all([one.open(), two.open(), third.open()]);
  const { received } = listenTo(third);
  await one.publish('news', 'theirs');
  await two.publish('news', 'ours');
  await soon(() => expect(received).toEqual(['ours']));
});

test('a line cannot be opened without a server, and says so', async () => {
  await expect(new PostgresBus('postgres://nobody@127.0.0.1:1/x').open()).rejects.toThrow();
  await using bus = new RedisBus({ url: 'redis://127.0.0.1:1', namespace: 'x' });
  await expect(bus.open()).rejects.toThrow();
});

describe('Redis that fails', () => {
  test.each([
    ['hangs', async () => redis.hang(), async () => redis.goOn()],
    ['is stopped', () => redis.stop(), () => redis.start()],
  ])('and %s is noticed, and PostgreSQL takes over until it is back', async (_how, fail, mend) => {
    const make = () =>
      new PairedBus(
        new RedisBus({ url: redis.url, namespace: 'taskforce:test' }),
        new PostgresBus(url.href),
        () => undefined,
      );
    await using here = make();
    await using there = make();
    await Promise.all([here.open(), there.open()]);
    const { received, line } = listenTo(there);
    await fail();
    try {
      expect(await here.publish('news', 'meanwhile')).toBe(true);
      await soon(() => {
        expect(received).toContain('meanwhile');
        expect(there.isListening).toBe(false);
        expect(line[0]).toBe(false);
      });
    } finally {
      await mend();
    }
    await soon(
      () => expect([here.isListening, there.isListening, line.at(-1)]).toEqual([true, true, true]),
      10_000,
    );
  });

  test('does not keep a process from opening its line', async () => {
    await redis.stop();
    const errors: unknown[] = [];
    await using bus = new PairedBus(
      new RedisBus({ url: redis.url, namespace: 'taskforce:test' }),
      new PostgresBus(url.href),
      (error) => errors.push(error),
    );
    await bus.open();
    expect(errors).toHaveLength(1);
    await redis.start();
    await soon(() => expect(bus.isListening).toBe(true));
  });
});
