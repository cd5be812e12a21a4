import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../log/index.ts';
import { acceptsGzip } from './compression.ts';
import { registerRoutes } from './register.ts';
import { type Route, publicRoute } from '../http/route.ts';
import { object } from '../http/schema.ts';
import { createHttp } from './server.ts';

const large = { text: 'The quick brown fox jumps over the lazy dog. '.repeat(100) };
const huge = { text: 'The quick brown fox jumps over the lazy dog. '.repeat(10_000) };
const small = { text: 'short' };
const Text = object({ text: Type.String() });
const of = { tag: 'x', summary: 'x' };
const get = (url: string, body: { text: string }): Route =>
  publicRoute({ ...of, method: 'GET', url, reply: { 200: Text } }, async () => body);
const post = (url: string, body: { text: string }): Route =>
  publicRoute(
    { ...of, method: 'POST', url, body: object({}), reply: { 201: Text } },
    async () => body,
  );

let http: FastifyInstance;
beforeAll(async () => {
  const log = createLog({ level: 'silent', forPeople: false });
  http = await createHttp({ log, bodyLimitBytes: 10_000, trustedProxies: [] });
  const guard = async () => ({});
  await http.register(async (api) =>
    registerRoutes(
      api,
      [
        get('/large', large),
        get('/huge', huge),
        get('/small', small),
        get('/auth/sessions', large),
        post('/large', large),
      ],
      { public: guard, account: guard, tenant: guard },
    ),
  );
  await http.ready();
});
afterAll(() => http.close());

const ask = (url: string, accept?: string, method: 'GET' | 'POST' = 'GET') =>
  http.inject({
    method,
    url: `/api/v1${url}`,
    headers: accept === undefined ? {} : { 'accept-encoding': accept },
    ...(method === 'POST' && { payload: {} }),
  });

describe('an answer of the API', () => {
  test.each([
    ['/large', large],
    ['/huge', huge],
  ])(
    'to GET %s is compressed for who accepts it, and says what it varies on',
    async (url, body) => {
      const { headers, rawPayload, statusCode } = await ask(url, 'gzip, deflate, br');
      expect(statusCode).toBe(200);
      expect(headers['content-encoding']).toBe('gzip');
      expect(headers.vary).toContain('Accept-Encoding');
      expect(Number(headers['content-length'])).toBe(rawPayload.length);
      expect(rawPayload.length).toBeLessThan(JSON.stringify(body).length / 10);
      expect(JSON.parse(gunzipSync(rawPayload).toString())).toEqual(body);
    },
  );

  test.each([undefined, '', 'br', 'identity', 'gzip;q=0', '*;q=0'])(
    'goes as it is to who accepts %j',
    async (accept) => {
      const { headers, body } = await ask('/large', accept);
      expect(headers['content-encoding']).toBeUndefined();
      // A cache in between must not hand it to those who accept more, or the other way round.
      expect(headers.vary).toContain('Accept-Encoding');
      expect(JSON.parse(body)).toEqual(large);
    },
  );

  test.each([
    ['is small', '/small', 'GET'],
    ['is about a session', '/auth/sessions', 'GET'],
    ['may hold a secret, as answers to POST do', '/large', 'POST'],
  ] as const)('is never compressed when it %s', async (_what, url, method) => {
    const { headers, statusCode } = await ask(url, 'gzip', method);
    expect(statusCode).toBeLessThan(300);
    expect(headers['content-encoding']).toBeUndefined();
  });
});

test.each([
  ['gzip', true],
  ['deflate, GZIP;q=0.5', true],
  ['*', true],
  ['gzip;q=0.000, *', false],
  ['br;q=1.0', false],
])('"%s" accepts gzip: %s', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected);
});
