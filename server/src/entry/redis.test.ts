import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createLog } from '#platform/log/index.ts';
import { type Person, type TestApp, startTestApp } from '../../test/harness/app.ts';
import { type TestRedis, startRedis } from '../../test/harness/redis.ts';
import { type App, createApp } from './app.ts';

/** Two processes of one deployment over one Redis, which fails in every way it can. */

let redis: TestRedis;
let t: TestApp;
let other: App;
let anna: Person;
let berta: Person;
let mallory: Person;

beforeAll(async () => {
  redis = await startRedis();
  t = await startTestApp({ env: { REDIS_URL: redis.url, LOG_LEVEL: 'fatal' } });
  other = await createApp({
    config: t.config,
    server: t.server,
    log: createLog({ level: 'fatal', forPeople: false }),
  });
  anna = await t.signUp();
  berta = await t.signUp();
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

/** Asks the second process. */
async function there(
  url: string,
  as: Person,
  tenant = as.tenant,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await other.http.inject({
    url: `/api/v1${url}`,
    headers: {
      host: 'localhost:3000',
      authorization: `Bearer ${as.token}`,
      'x-tenant-id': tenant,
    },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 3000, interval: 20 });
const names = async (as: Person): Promise<string[]> => {
  const { body } = await there('/tenant/people', as);
  return (body['items'] as { name: string }[]).map(({ name }) => name);
};

test('a process that cannot be made whole leaves no connection open', async () => {
  const connections = async (): Promise<number> =>
    String(await redis.client.call('CLIENT', 'LIST'))
      .trim()
      .split('\n').length;
  const before = await connections();
  const nowhere = 'postgres://nobody:nothing@127.0.0.1:1/nothing';
  const app = createApp({
    config: t.config,
    server: { ...t.server, controlUrl: () => nowhere },
    log: createLog({ level: 'silent', forPeople: false }),
  });
  await expect(app).rejects.toThrow('ECONNREFUSED');
  await soon(async () => expect(await connections()).toBe(before));
});

const troubles = [
  ['runs', async () => undefined, async () => undefined],
  ['was emptied', async () => void (await redis.client.flushall()), async () => undefined],
  ['hangs', async () => redis.hang(), async () => redis.goOn()],
  ['is stopped', () => redis.stop(), () => redis.start()],
] as const;

let mend: () => Promise<void> = async () => undefined;
afterEach(async () => {
  await mend();
  mend = async () => undefined;
});

test.each(troubles)(
  'while Redis %s, what one process changes is in force in the other',
  async (_how, fail, repair) => {
    mallory = await t.addMember(anna, 'member');
    expect((await there('/tenant/people', mallory, anna.tenant)).status).toBe(200);
    const before = await names(anna);
    expect((await there('/tenant', anna)).body['name']).not.toBe('Renamed');

    await fail();
    mend = repair;
    const renamed = await t.request('PATCH', '/tenant', {
      as: anna,
      tenant: anna.tenant,
      body: { name: 'Renamed' },
    });
    expect(renamed.status).toBe(200);
    const removed = await t.request('DELETE', `/tenant/members/${mallory.userId}`, {
      as: anna,
      tenant: anna.tenant,
    });
    expect(removed.status).toBe(204);
    await soon(async () => {
      expect((await there('/tenant/people', mallory, anna.tenant)).status).toBe(403);
      expect((await there('/tenant', anna)).body['name']).toBe('Renamed');
    });
    await mend();
    mend = async () => undefined;
    for (let i = 0; i < 20; i++)
      expect((await there('/tenant/people', mallory, anna.tenant)).status).toBe(403);
    expect(await names(anna)).toHaveLength(before.length);

    await t.request('PATCH', '/tenant', {
      as: anna,
      tenant: anna.tenant,
      body: { name: 'As before' },
    });
    await soon(async () => expect((await there('/tenant', anna)).body['name']).toBe('As before'));
  },
);

test('nobody sees another workspace by what lies in Redis', async () => {
  await Promise.all([names(anna), names(berta)]);
  const fresh = await createApp({
    config: t.config,
    server: t.server,
    log: createLog({ level: 'fatal', forPeople: false }),
  });
  const kept = other;
  other = fresh;
  try {
    const [hers, others] = await Promise.all([names(anna), names(berta)]);
    expect(hers.filter((name) => others.includes(name))).toEqual([]);
    expect((await there('/tenant/people', anna, berta.tenant)).status).toBe(403);
    expect((await there('/tenant/people', berta, anna.tenant)).status).toBe(403);
  } finally {
    other = kept;
    await fresh[Symbol.asyncDispose]();
  }
});
