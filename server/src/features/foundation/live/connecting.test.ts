import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type TestApp, startTestApp } from '../../../../test/harness/app.ts';
import { type Listening, type Opening, Refused, listen } from '../../../../test/harness/sockets.ts';

let t: TestApp;
let server: Listening;
let anna: Person;
let berta: Person;

beforeAll(async () => {
  t = await startTestApp({ env: { BASE_URL: 'http://localhost:3000' } });
  server = await listen(t);
  anna = await t.signUp();
  berta = await t.signUp();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await t[Symbol.asyncDispose]();
});

const hostOf = (person: Person) => `${person.tenant}.localhost:3000`;

const ticketOf = async (person: Person): Promise<string> =>
  (
    await t.request<{ ticket: string; expiresIn: number }>('POST', '/auth/ws-ticket', {
      as: person,
      tenant: person.tenant,
    })
  ).body.ticket;

const refusal = async (opening: Opening): Promise<Refused> => {
  const refused: unknown = await server.open(opening).then(
    (client) => {
      client.end();
      return new Error('it was let in');
    },
    (error: unknown) => error,
  );
  if (!(refused instanceof Refused)) throw refused;
  return refused;
};

describe('a socket is opened', () => {
  test.each([
    ['with a token on the base host', () => ({ as: anna, tenant: anna.tenant })],
    ['with a token on its own host', () => ({ as: anna, host: hostOf(anna) })],
    ['with the workspace in the address', () => ({ as: anna, query: { tenant: anna.tenantId } })],
    [
      'by a page of the base host',
      () => ({ as: anna, tenant: anna.tenant, origin: 'http://localhost:3000' }),
    ],
    [
      'by a page of its own host, on the base host',
      () => ({ as: anna, tenant: anna.tenant, origin: `http://${hostOf(anna)}` }),
    ],
    [
      'by a page of its own host',
      () => ({ as: anna, host: hostOf(anna), origin: `http://${hostOf(anna)}` }),
    ],
  ])('%s', async (_, opening) => {
    const client = await server.open(opening());
    const greeting = await client.next();
    expect(greeting).toEqual({
      type: 'connection_established',
      tenant: { id: anna.tenantId, slug: anna.tenant, name: expect.any(String) },
      position: expect.stringMatching(/^\d+-\d+$/),
      recent: expect.any(String),
      message: `Connected to ${(greeting['tenant'] as { name: string }).name} task updates`,
    });
    client.end();
  });

  test('with a ticket, once, wherever the page is', async () => {
    for (const where of [{ query: { tenant: anna.tenant } }, { host: hostOf(anna) }]) {
      const ticket = await ticketOf(anna);
      const opening = { ...where, query: { ...where.query, ticket } };
      const client = await server.open(opening);
      expect((await client.next()).type).toBe('connection_established');
      client.end();
      const again = await refusal(opening);
      expect([again.status, again.body['code']]).toEqual([401, 'unauthenticated']);
    }
  });

  test('of two that show one ticket at the same time, one', async () => {
    const query = { tenant: anna.tenant, ticket: await ticketOf(anna) };
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => server.open({ query })));
    expect(tries.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('nobody gets in', () => {
  test.each<[string, () => Opening, [number, string]]>([
    ['without a credential', () => ({ tenant: anna.tenant }), [401, 'unauthenticated']],
    [
      'with a broken token',
      () => ({ as: `${anna.token}x`, tenant: anna.tenant }),
      [401, 'unauthenticated'],
    ],
    [
      'with a made-up ticket',
      () => ({ query: { tenant: anna.tenant, ticket: 'x'.repeat(43) } }),
      [401, 'unauthenticated'],
    ],
    ['without naming a workspace', () => ({ as: anna }), [400, 'tenant_required']],
    [
      'with two names',
      () => ({ as: anna, host: hostOf(anna), tenant: berta.tenant }),
      [400, 'tenant_mismatch'],
    ],
    [
      'with one name in the header and another in the address',
      () => ({ as: anna, tenant: anna.tenant, query: { tenant: berta.tenant } }),
      [400, 'tenant_mismatch'],
    ],
    ['who is a stranger', () => ({ as: berta, tenant: anna.tenant }), [403, 'not_a_member']],
    [
      'who is a stranger, by host',
      () => ({ as: berta, host: hostOf(anna) }),
      [403, 'not_a_member'],
    ],
    ['on an unknown host', () => ({ as: anna, host: 'evil.example' }), [404, 'unknown_host']],
    [
      'of a workspace there is not',
      () => ({ as: anna, tenant: 'nobody-here' }),
      [404, 'not_found'],
    ],
    [
      'from another site’s page',
      () => ({ as: anna, tenant: anna.tenant, origin: 'https://evil.example' }),
      [403, 'forbidden'],
    ],
    [
      'from another workspace’s page',
      () => ({ as: anna, tenant: anna.tenant, origin: `http://${hostOf(berta)}` }),
      [403, 'forbidden'],
    ],
    [
      'from a page without an origin of its own',
      () => ({ as: anna, tenant: anna.tenant, origin: 'null' }),
      [403, 'forbidden'],
    ],
  ])('%s', async (_, opening, expected) => {
    const refused = await refusal(opening());
    expect([refused.status, refused.body['code']]).toEqual(expected);
    expect(refused.headers['content-type']).toMatch('application/problem+json');
  });

  test('with a ticket for another workspace, and it is used up', async () => {
    const ticket = await ticketOf(anna);
    const wrong = await refusal({ query: { tenant: berta.tenant, ticket } });
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'unauthenticated']);
    expect((await refusal({ query: { tenant: anna.tenant, ticket } })).status).toBe(401);
  });

  test('with a ticket of a session that has ended', async () => {
    const leaving = await t.signUp();
    const ticket = await ticketOf(leaving);
    await t.request('POST', '/auth/logout', { as: leaving, body: {} });
    expect((await refusal({ query: { tenant: leaving.tenant, ticket } })).status).toBe(401);
  });

  test('while the workspace is suspended or worked on, and in when it is read-only', async () => {
    const owner = await t.signUp();
    const opening = { as: owner, tenant: owner.tenant };
    const set = async (state: 'suspended' | 'maintenance' | 'read_only'): Promise<void> => {
      await t.app.tenancy.control
        .updateTable('tenant')
        .set({ state })
        .where('id', '=', owner.tenantId)
        .execute();
      await t.app.tenancy.changed({ id: owner.tenantId, slug: owner.tenant });
    };
    await set('suspended');
    const suspended = await refusal(opening);
    expect([suspended.status, suspended.body['code']]).toEqual([403, 'tenant_suspended']);
    await set('maintenance');
    const away = await refusal(opening);
    expect([away.status, Number(away.headers['retry-after'])]).toEqual([503, 30]);
    await set('read_only');
    const query = { tenant: owner.tenant, ticket: await ticketOf(owner) };
    const client = await server.open({ query });
    expect((await client.next()).type).toBe('connection_established');
    client.end();
  });
});

test('a request that is no upgrade is told so, and one that may not come in is not', async () => {
  const ask = (headers: Record<string, string>) =>
    t.app.http.inject({
      method: 'GET',
      url: '/ws/tasks',
      headers: { host: 'localhost:3000', ...headers },
    });
  const allowed = { authorization: `Bearer ${anna.token}`, 'x-tenant-id': anna.tenant };
  const told = await ask(allowed);
  expect([told.statusCode, told.json<{ code: string }>().code]).toEqual([426, 'upgrade_required']);
  expect((await ask({})).statusCode).toBe(401);
});

test('an upgrade anywhere else opens nothing, whether something is there or not', async () => {
  const { WebSocket } = await import('ws');
  const outcome = (path: string) =>
    new Promise<number | string>((resolve) => {
      const ws = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
        headers: { host: 'localhost:3000' },
      });
      ws.once('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        ws.terminate();
      });
      ws.once('open', () => resolve('open'));
      ws.on('error', () => undefined);
    });
  expect(await outcome('/api/v1/tasks')).toBe(404);
  expect(await outcome('/api/v1/nowhere')).toBe(404);
  expect(await outcome('/')).toBe(404);
  expect(await outcome('/w/acme')).toBe(404);
});
