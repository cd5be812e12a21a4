import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type Client, type Listening, Refused, listen } from '../../../../test/harness/sockets.ts';

let t: TestApp;
let server: Listening;
let owner: Person;

beforeAll(async () => {
  t = await startTestApp({
    env: { SOCKETS: '6', SOCKETS_PER_TENANT: '4', SOCKETS_PER_USER: '3' },
  });
  server = await listen(t);
  owner = await t.signUp();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const enter = async (as: Person = owner): Promise<Client> => {
  const client = await server.open({ as, tenant: as.tenant });
  await client.next('connection_established');
  return client;
};

const leave = async (...clients: readonly Client[]): Promise<void> => {
  for (const client of clients) client.end();
  await expect.poll(() => t.app.live.counters.open).toBe(0);
};

const refusal = async (as: Person): Promise<[number, unknown, boolean]> => {
  const refused: unknown = await enter(as).catch((error: unknown) => error);
  if (!(refused instanceof Refused)) throw refused;
  return [refused.status, refused.body['code'], Number(refused.headers['retry-after']) > 0];
};

test('so many connections a person, a workspace and a process, and room again when some leave', async () => {
  const [second, third, stranger] = [
    await t.addMember(owner, 'member'),
    await t.addMember(owner, 'member'),
    await t.signUp(),
  ];
  const own = [await enter(), await enter(), await enter()];
  expect(await refusal(owner)).toEqual([429, 'rate_limited', true]);
  own.push(await enter(second));
  expect(await refusal(third)).toEqual([429, 'rate_limited', true]);
  own.push(await enter(stranger), await enter(stranger));
  expect(await refusal(stranger)).toEqual([503, 'unavailable', true]);
  own.pop()?.end();
  own.pop()?.end();
  await expect.poll(() => t.app.live.counters.open).toBe(4);
  own.push(await enter(stranger));
  await leave(...own);
});

test('of many who come at once no more than there is room for stay', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => enter()));
  const clients = tries.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  );
  expect(clients.length).toBeLessThanOrEqual(3);
  expect(clients.length).toBeGreaterThan(0);
  await leave(...clients);
});

describe('what is no message is answered so, and the socket stays', () => {
  test.each([
    ['no JSON', 'hello', 'invalid_json'],
    ['no object', '[1]', 'invalid_json'],
    ['nothing', '', 'invalid_json'],
    ['no type', '{}', 'unknown_type'],
    ['another type', '{"type":"delete everything"}', 'unknown_type'],
    ['no type of ours', '{"type":"__proto__"}', 'unknown_type'],
    ['no place', '{"type":"resume","position":7}', 'invalid'],
    ['no project', '{"type":"subscribe"}', 'invalid'],
    ['no id', '{"type":"presence","projectId":"QUIC"}', 'invalid'],
    ['a task of no project', '{"type":"presence","projectId":null,"taskId":"x"}', 'invalid'],
  ])('%s', async (_, text, code) => {
    const client = await enter();
    client.say(text);
    expect(await client.next('error')).toEqual({
      type: 'error',
      code,
      message: expect.any(String),
    });
    expect(await client.ask({ type: 'ping' }, 'pong')).toEqual({
      type: 'pong',
      message: 'Connection alive',
    });
    await leave(client);
  });

  test('bytes that are no text', async () => {
    const client = await enter();
    client.ws.send(Buffer.from('{"type":"ping"}'));
    expect(await client.next('error')).toMatchObject({ code: 'invalid_json' });
    await leave(client);
  });
});

describe('a socket is closed', () => {
  test('by a message that is too large', async () => {
    const client = await enter();
    client.say(JSON.stringify({ type: 'ping', padding: 'x'.repeat(15_000) }));
    await client.next('pong');
    client.say(JSON.stringify({ type: 'ping', padding: 'x'.repeat(17_000) }));
    expect((await client.closed).code).toBe(1009);
  });

  test.each([
    ['messages', (client: Client) => client.say({ type: 'ping' })],
    ['pings of the protocol', (client: Client) => client.ws.ping()],
  ])('by too many %s, not by as many as are allowed', async (_, send) => {
    const client = await enter();
    for (let i = 0; i < 40; i++) send(client);
    await delay(100);
    expect(client.ws.readyState).toBe(client.ws.OPEN);
    for (let i = 0; i < 40; i++) send(client);
    expect((await client.closed).code).toBe(1008);
  });

  test('by a peer that does not read, and others do not wait for it', async () => {
    const project = await t.request<{ id: string }>('POST', '/projects', {
      as: owner,
      tenant: owner.tenant,
      body: { name: 'Loud' },
    });
    const [deaf, quick] = [await enter(), await enter()];
    const sentAway = (): number => t.app.live.counters.closed[1013] ?? 0;
    const before = sentAway();
    // Whoever still reads what they missed is waited for; these hear what happens as it does.
    for (const client of [deaf, quick]) {
      const position = client.heard[0]?.['position'];
      await client.ask({ type: 'resume', position }, 'resumed');
    }
    (deaf.ws as unknown as { _socket: { pause(): void } })._socket.pause();
    const description = 'x'.repeat(99_000);
    // Twice what the kernels of both ends and we keep for a peer.
    for (let i = 0; i < 120; i++) {
      const made = await t.request('POST', '/tasks', {
        as: owner,
        tenant: owner.tenant,
        body: { projectId: project.body.id, title: `Loud ${i}`, description },
      });
      expect(made.status).toBe(201);
    }
    await expect.poll(() => quick.of('task.created').length, { timeout: 5000 }).toBe(120);
    await expect.poll(sentAway, { timeout: 8000 }).toBe(before + 1);
    expect(t.app.live.counters.open).toBe(1);
    await leave(quick);
  }, 30_000);
});
