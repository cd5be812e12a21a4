import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLog } from '#platform/log/index.ts';
import { type App, createApp } from '../../entry/app.ts';
import { type Person, type TestApp, startTestApp } from '../../../test/harness/app.ts';
import { ask } from '../../../test/harness/connections.ts';
import { type TestRedis, startRedis } from '../../../test/harness/redis.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

/** People are made at `t`, which counts nothing; `limited` is the same deployment with a free plan of so many a minute. */
interface World extends AsyncDisposable {
  readonly t: TestApp;
  readonly limited: App;
}

async function startWorld(perMinute: number, env: Record<string, string> = {}): Promise<World> {
  const t = await startTestApp({ env: { LOG_LEVEL: 'fatal', ...env } });
  await allow(t, perMinute);
  const limited = await startAnother(t);
  return {
    t,
    limited,
    async [Symbol.asyncDispose]() {
      await limited[Symbol.asyncDispose]();
      await t[Symbol.asyncDispose]();
    },
  };
}

const startAnother = ({ config, server }: TestApp, rateLimits = true): Promise<App> =>
  createApp({
    config: { ...config, rateLimits },
    server,
    log: createLog({ level: 'fatal', forPeople: false }),
  });

const allow = (t: TestApp, perMinute: number) =>
  ask(
    t.server.ownerUrl(t.server.control),
    `update control.plan set limits = limits || jsonb_build_object('requestsPerMinute', $1::int) where code = 'free'`,
    perMinute,
  );

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

async function send(
  app: App,
  method: 'GET' | 'PATCH' | 'POST',
  url: string,
  { token, tenant, payload }: { token?: string; tenant?: string; payload?: object },
): Promise<Answer> {
  const { statusCode, headers, body } = await app.http.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      host: 'localhost:3000',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(tenant && { 'x-tenant-id': tenant }),
    },
    ...(payload && { payload }),
  });
  return { status: statusCode, headers, body: JSON.parse(body) as Record<string, unknown> };
}

const open = (app: App, as: Person) => send(app, 'GET', '/tenant', as);

/** How many are let through, one after the other, before the first refusal. */
async function until429(request: () => Promise<{ status: number }>, most: number): Promise<number> {
  for (let i = 0; i < most; i++) if ((await request()).status === 429) return i;
  return most;
}

describe.each([
  ['in one process', false],
  ['with Redis', true],
])('a workspace %s', (_where, hasRedis) => {
  let world: World;
  let anna: Person;
  let berta: Person;
  beforeAll(async () => {
    world = await startWorld(10, hasRedis ? { REDIS_URL: redis.url } : {});
    [anna, berta] = [await world.t.signUp(), await world.t.signUp()];
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('is told what it may do, in every answer', async () => {
    const { status, headers } = await open(world.limited, anna);
    expect(status).toBe(200);
    expect(headers['ratelimit-policy']).toBe('"workspace";q=10;w=60, "person";q=5;w=60');
    expect(headers['ratelimit']).toMatch(/^"workspace";r=9;t=(60|59), "person";r=4;t=(60|59)$/);
    const payload = { wrong: true };
    const wrong = await send(world.limited, 'PATCH', '/tenant', { ...anna, payload });
    expect(wrong.status).toBe(422);
    expect(wrong.headers['ratelimit']).toMatch(/^"workspace";r=8;t=\d+, "person";r=3;t=\d+$/);
  });

  test('refuses one person their share', async () => {
    expect(await until429(() => open(world.limited, anna), 10)).toBe(3);
    const { headers, body } = await open(world.limited, anna);
    const seconds = Number(headers['retry-after']);
    expect(seconds).toBeGreaterThan(40);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(body).toMatchObject({
      status: 429,
      code: 'rate_limited',
      title: 'Too many requests',
      detail: `You have reached the limit of requests per minute for one person (5); wait ${seconds} seconds.`,
      policy: 'person',
      limit: 5,
      windowSeconds: 60,
    });
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'ratelimit-policy': '"person";q=5;w=60',
      ratelimit: `"person";r=0;t=${seconds}`,
    });
  });

  test('and all of them together what the plan allows; another one is not touched', async () => {
    const [carl, dora] = [
      await world.t.addMember(anna, 'member'),
      await world.t.addMember(anna, 'member'),
    ];
    expect(await until429(() => open(world.limited, carl), 10)).toBe(5);
    const { status, headers, body } = await open(world.limited, dora);
    expect(status).toBe(429);
    expect(body).toMatchObject({ policy: 'workspace', limit: 10, plan: 'free', liftedBy: 'basic' });
    expect(body['detail']).toMatch(
      /^This workspace has reached its plan’s limit of requests per minute \(10\); wait \d+ seconds, or upgrade to the plan "basic"/,
    );
    expect(headers['ratelimit-policy']).toBe('"workspace";q=10;w=60, "person";q=5;w=60');
    expect(headers['ratelimit']).toMatch(/^"workspace";r=0;t=\d+, "person";r=4;t=\d+$/);
    expect((await open(world.limited, berta)).status).toBe(200);
  });

  test('may do more as soon as its plan says so', async () => {
    expect((await open(world.limited, anna)).status).toBe(429);
    const { server, app } = world.t;
    await ask(
      server.ownerUrl(server.control),
      `update control.tenant set plan = 'basic' where id = $1`,
      anna.tenantId,
    );
    await app.tenancy.changed({ id: anna.tenantId, slug: anna.tenant });
    await vi.waitFor(async () => {
      const { status, headers } = await open(world.limited, anna);
      expect(status).toBe(200);
      expect(headers['ratelimit-policy']).toBe('"workspace";q=3000;w=60, "person";q=1500;w=60');
    });
  });
});

describe('two processes with Redis', () => {
  test('share a limit, and go on limiting when it is gone', async () => {
    await using world = await startWorld(10, { REDIS_URL: redis.url });
    const { t, limited } = world;
    await using other = await startAnother(t);
    const [anna, berta] = [await t.signUp(), await t.signUp()];
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++)
      for (const app of [limited, other]) statuses.push((await open(app, anna)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    await redis.stop();
    try {
      expect(await until429(() => open(limited, berta), 10)).toBe(5);
      expect((await open(limited, berta)).body['code']).toBe('rate_limited');
    } finally {
      await redis.start();
    }
  });
});

describe('who is nobody in particular', () => {
  test('is bounded by address, and takes nothing from those who are signed in', async () => {
    await using world = await startWorld(1000);
    const { t, limited } = world;
    const anna = await t.signUp();
    const stranger = () => send(limited, 'GET', '/tenant', { ...anna, token: 'nonsense' });
    const first = await stranger();
    expect(first.status).toBe(401);
    expect(first.headers['ratelimit-policy']).toBe('"address";q=600;w=60');
    expect(await until429(stranger, 700)).toBe(599);
    const payload = { login: anna.email, password: 'wrong' };
    const refused = await send(limited, 'POST', '/auth/login', { payload });
    expect([refused.status, refused.body['policy']]).toEqual([429, 'address']);
    expect((await open(limited, anna)).status).toBe(200);
  }, 60_000);

  test('or knocks at a workspace that is not theirs, counts for themselves alone', async () => {
    await using world = await startWorld(1000);
    const { t, limited } = world;
    const [anna, berta] = [await t.signUp(), await t.signUp()];
    const left = async () =>
      /r=(\d+)/.exec(String((await open(limited, anna)).headers['ratelimit']))?.[1];
    expect(await left()).toBe('999');
    const knock = await send(limited, 'GET', '/tenant', { ...berta, tenant: anna.tenant });
    expect(knock.status).toBe(403);
    expect(knock.headers['ratelimit-policy']).toBe('"account";q=500;w=60');
    expect(await left()).toBe('998');
  });
});

test('nothing is counted where that is turned off', async () => {
  await using world = await startWorld(1);
  await using off = await startAnother(world.t, false);
  const anna = await world.t.signUp();
  for (let i = 0; i < 3; i++) {
    const { status, headers } = await open(off, anna);
    expect([status, headers['ratelimit']]).toEqual([200, undefined]);
  }
});
