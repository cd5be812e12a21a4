import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLog } from '../log/index.ts';
import { registerRoutes } from './register.ts';
import { type Route, publicRoute } from '../http/route.ts';
import { NoContent, object, pageQuery } from '../http/schema.ts';
import { createHttp } from './server.ts';

const Thing = object({ name: Type.String(), version: Type.Integer() });
const ThingBody = object({
  name: Type.String({ minLength: 1, maxLength: 20 }),
  size: Type.Optional(Type.Integer({ minimum: 1 })),
  kind: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
  parts: Type.Optional(
    Type.Array(object({ id: Type.String({ format: 'uuid' }) }), { maxItems: 10 }),
  ),
});
const of = { tag: 'things', summary: 'x' };

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1]));

let seenMatch: number | undefined;
let handled = 0;
let seenBody: unknown;
const lines: string[] = [];
const logged = () => lines.map((line) => JSON.parse(line) as { level: number; msg: string });
const routes: Route[] = [
  publicRoute(
    { ...of, method: 'GET', url: '/things', query: object(pageQuery), reply: { 200: object({}) } },
    async () => ({}),
  ),
  publicRoute(
    { ...of, method: 'GET', url: '/things/:id', reply: { 200: Thing } },
    async ({ ifMatch }) => {
      seenMatch = ifMatch;
      return { name: 'thing', version: 7 };
    },
  ),
  publicRoute(
    { ...of, method: 'POST', url: '/things', body: ThingBody, reply: { 201: Thing } },
    async ({ body }) => {
      handled += 1;
      seenBody = body;
      return { name: body.name, version: 1 };
    },
  ),
  publicRoute(
    { ...of, method: 'DELETE', url: '/things/:id', reply: { 204: NoContent } },
    async () => undefined,
  ),
];

let http: FastifyInstance;
let port: number;
beforeAll(async () => {
  const log = createLog(
    { level: 'debug', forPeople: false },
    { write: (line) => lines.push(line) },
  );
  http = await createHttp({ log, bodyLimitBytes: 1_048_576, trustedProxies: [] });
  const guard = async () => ({});
  registerRoutes(http, routes, { public: guard, account: guard, tenant: guard });
  await http.listen({ port: 0, host: '127.0.0.1' });
  port = (http.server.address() as AddressInfo).port;
});
afterAll(() => http.close());

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { path: string; message: string }[];
}

async function ask(
  method: string,
  url: string,
  payload?: string | object,
  headers: Record<string, string> = {},
) {
  const answer = await http.inject({
    method: method as 'GET',
    url: `/api/v1${url}`,
    headers: { ...(payload !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(payload !== undefined && { payload }),
  });
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
  const problem = (isProblem ? answer.json() : {}) as Problem;
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    problem,
    isProblem,
  };
}
const refusal = async (...args: Parameters<typeof ask>) => {
  const { status, problem } = await ask(...args);
  return [status, problem.code];
};

describe('a body', () => {
  const post = (body: string | object, headers?: Record<string, string>) =>
    ask('POST', '/things', body, headers);

  test('that is right is taken', async () => {
    expect((await post({ name: 'x', kind: 'a', parts: [] })).status).toBe(201);
  });

  test('with many faults is refused with every one of them', async () => {
    const { status, problem } = await post({
      size: '1',
      wrong: 1,
      worse: {},
      parts: [{ id: 'no' }, { extra: 1 }],
    });
    expect(status).toBe(422);
    expect(problem.errors?.map((e) => e.path).toSorted()).toEqual([
      'name',
      'parts.0.id',
      'parts.1.extra',
      'parts.1.id',
      'size',
      'worse',
      'wrong',
    ]);
    expect(problem.detail).toBe('The body has 7 invalid fields.');
  });

  test.each([
    ['unknown field', { name: 'x', tenantId: '1' }, 'tenantId'],
    ['text too long', { name: 'x'.repeat(21) }, 'name'],
    ['text too short', { name: '' }, 'name'],
    ['number for text', { name: 1 }, 'name'],
    ['text for number', { name: 'x', size: '3' }, 'size'],
    ['fraction', { name: 'x', size: 1.5 }, 'size'],
    ['null', { name: null }, 'name'],
    ['none of the words', { name: 'x', kind: 'c' }, 'kind'],
    ['a list', [], ''],
    ['a text', '"x"', ''],
    ['null itself', 'null', ''],
  ])('of wrong form is refused at the field: %s', async (_, body, path) => {
    const { status, problem } = await post(body as object);
    expect(status).toBe(422);
    expect(problem.errors?.map((e) => e.path)).toContain(path);
  });

  test.each([
    ['cut off', '{"name": "x"'],
    ['no JSON', 'name=x'],
    ['two', '{}{}'],
    ['empty', ''],
    ['NaN', '{"size": NaN}'],
    ['a byte order mark alone', '\uFEFF'],
  ])('that does not parse is refused: %s', async (_, text) => {
    expect(await refusal('POST', '/things', text)).toEqual([400, 'invalid_json']);
  });

  test.each([
    '{"__proto__": {"admin": true}, "name": "x"}',
    '{"name": "x", "constructor": {"prototype": {"admin": true}}}',
    '{"name": "x", "parts": [{"id": "1", "__proto__": {}}]}',
  ])('that reaches for prototypes is refused: %s', async (text) => {
    const { status, isProblem } = await post(text);
    expect([400, 422]).toContain(status);
    expect(isProblem).toBe(true);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each([4000, 4900])('nested %i deep is refused without harm', async (depth) => {
    for (const text of [
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
      `{"name":${'{"a":'.repeat(depth / 5)}1${'}'.repeat(depth / 5)}}`,
    ])
      expect((await post(text)).status).toBe(422);
  });

  test.each([
    ['unknown fields', Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`f${i}`, 1]))],
    ['unknown fields where none is known', { name: 'x', parts: [many(900)] }],
    ['faults below items', { name: 'x', parts: Array.from({ length: 9 }, () => many(100)) }],
  ])('with more faults than anybody reads is refused with the first: %s', async (_, body) => {
    const { status, problem } = await post(body);
    expect(status).toBe(422);
    expect(problem.errors).toHaveLength(20);
    expect(problem.detail).toBe('The body has more than 20 invalid fields; the first are listed.');
  });

  test('with more items than it may have is refused for that before they are looked at', async () => {
    const { problem } = await post({ name: 'x', parts: Array(1000).fill({ id: 1 }) });
    expect(problem.errors?.[0]).toMatchObject({ path: 'parts' });
    expect(problem.errors?.map((e) => e.path)).not.toContain('parts.11.id');
  });

  test('with more values than any that is accepted is refused without being parsed', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    try {
      for (const text of ['['.repeat(8000), `[${'1,'.repeat(8000)}`]) {
        const { status, problem } = await post(text);
        expect([status, problem.errors]).toEqual([
          422,
          [{ path: '', message: 'holds more than 2500 values' }],
        ]);
        expect(parse.mock.calls.map(([json]) => json)).not.toContain(text);
      }
    } finally {
      parse.mockRestore();
    }
    expect((await post({ name: ',[{'.repeat(6) })).status).toBe(201);
  });

  test('does not make the answer long with names or texts of its own', async () => {
    const { text, problem } = await post({ name: 'y'.repeat(7000), ['x'.repeat(7000)]: 1 });
    expect(problem.errors?.map((e) => e.path)).toEqual(['x'.repeat(100), 'name']);
    expect(text.length).toBeLessThan(1000);
  });

  test.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'nonsense',
  ])('of type %s is refused', async (type) => {
    expect(await refusal('POST', '/things', '{"name":"x"}', { 'content-type': type })).toEqual([
      415,
      'unsupported_media_type',
    ]);
  });

  test('is refused, field by field, where a route takes none', async () => {
    const { status, problem } = await ask('DELETE', '/things/1', { force: true, note: 'x' });
    expect([status, problem.code]).toEqual([422, 'invalid']);
    expect(problem.errors?.map((e) => e.path)).toEqual(['force', 'note']);
    expect(await refusal('DELETE', '/things/1', '[1]')).toEqual([422, 'invalid']);
    for (const nothing of ['{}', 'null'])
      expect((await ask('DELETE', '/things/1', nothing)).status).toBe(204);
  });

  test('over the limit is refused', async () => {
    expect(await refusal('POST', '/things', { name: 'x'.repeat(17_000) })).toEqual([
      413,
      'too_large',
    ]);
  });

  test('over the limit is refused before it is read', async () => {
    const before = handled;
    const answer = await raw(
      [
        'POST /api/v1/things HTTP/1.1',
        'Host: x',
        'Content-Type: application/json',
        'Content-Length: 100000000',
        '',
        '{"na',
      ].join('\r\n'),
    );
    expect(answer).toMatch(
      /^HTTP\/1\.1 413 [\s\S]*application\/problem\+json[\s\S]*"code":"too_large"/,
    );
    expect(handled).toBe(before);
  });

  test('without a stated length is cut off at the limit', async () => {
    const chunk = `${(6000).toString(16)}\r\n${'x'.repeat(6000)}\r\n`;
    const answer = await raw(
      `POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${chunk}${chunk}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

/** Writes bytes to the server and reads until it has answered. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data.toString();
      if (/\r\n\r\n[\s\S]*\}$/.test(answer)) socket.destroy();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('a query', () => {
  test('is read as numbers and booleans where the contract says so', async () => {
    expect((await ask('GET', '/things?limit=5&count=true')).status).toBe(200);
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=1&limit=2',
    'wrong=1',
    'limit=',
    '__proto__=1',
    'constructor=1',
  ])('of wrong form is refused: %s', async (query) => {
    expect(await refusal('GET', `/things?${query}`)).toEqual([422, 'invalid']);
  });
});

describe('an id', () => {
  const id = '0199f0c0-7b3a-7c1e-8d2f-0123456789ab';
  const post = (text: unknown) => ask('POST', '/things', { name: 'x', parts: [{ id: text }] });

  test('is handed on in lower case', async () => {
    expect((await post(id.toUpperCase())).status).toBe(201);
    expect(seenBody).toMatchObject({ parts: [{ id }] });
  });

  test.each([
    `urn:uuid:${id}`,
    `{${id}}`,
    ` ${id}`,
    `${id}\n`,
    id.replaceAll('-', ''),
    `${id}0`,
    id.replace('0', '０'),
    '',
    1,
    null,
    [id],
  ])('has one form: %j is none', async (text) => {
    const { status, problem } = await post(text);
    expect([status, problem.errors?.map((e) => e.path)]).toEqual([422, ['parts.0.id']]);
  });
});

test('a client that goes away while it sends is nobody’s fault and no error in the log', async () => {
  lines.length = 0;
  const before = handled;
  await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      const head = ['POST /api/v1/things HTTP/1.1', 'Host: x', 'Content-Type: application/json'];
      socket.write([...head, 'Content-Length: 100', '', '{"name"'].join('\r\n'), () => {
        setTimeout(() => socket.destroy(), 50);
      });
    });
    socket.on('close', resolve);
  });
  await expect
    .poll(() => logged())
    .toContainEqual(expect.objectContaining({ msg: 'request aborted by the client' }));
  expect(handled).toBe(before);
  expect(logged().filter(({ level }) => level > 20)).toEqual([]);
});

describe('If-Match', () => {
  const match = (value: string) => ask('GET', '/things/1', undefined, { 'if-match': value });

  test.each([
    ['"7"', 7],
    ['W/"7"', 7],
    [' "12" ', 12],
    ['*', undefined],
  ])('%s names version %s', async (value, version) => {
    seenMatch = -1;
    expect((await match(value)).status).toBe(200);
    expect(seenMatch).toBe(version);
  });

  test.each(['7', '"x"', '"7', '"-1"', '"99999999999"', '"1.5"', '', '"7" or 1=1'])(
    '%j is refused',
    async (value) => {
      const { status, problem } = await match(value);
      expect([status, problem.errors?.[0]?.path]).toEqual([422, 'If-Match']);
    },
  );

  test('is answered by an ETag', async () => {
    expect((await ask('GET', '/things/1')).headers['etag']).toBe('"7"');
  });
});

describe('X-Request-ID', () => {
  test('is kept when it is one', async () => {
    const answer = await ask('GET', '/things', undefined, { 'x-request-id': 'trace-1234.5_6' });
    expect(answer.headers['x-request-id']).toBe('trace-1234.5_6');
  });

  test.each([
    'short',
    'x'.repeat(65),
    'has space',
    'line\tbreak',
    '<script>alert(1)</script>',
    'ümlaut-ümlaut',
  ])('is replaced when it is not: %j', async (value) => {
    const id = (await ask('GET', '/things', undefined, { 'x-request-id': value })).headers[
      'x-request-id'
    ];
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an address', () => {
  test('may end in a slash', async () => {
    expect((await ask('GET', '/things/')).status).toBe(200);
    expect((await ask('POST', '/things/', { name: 'x' })).status).toBe(201);
  });

  test.each(['/nothing', '/things/1/2', '/../etc/passwd', '/%2e%2e/x'])(
    'that is none is a 404 problem: %s',
    async (url) => {
      expect(await refusal('GET', url)).toEqual([404, 'not_found']);
    },
  );

  test.each([
    ['/things/%zz', 400],
    [`/things/${'x'.repeat(300)}`, 404],
    ['/%ff%fe', 400],
  ])('that cannot be read is a problem: %s', async (url, status) => {
    const answer = await ask('GET', url);
    expect(answer.isProblem, answer.text).toBe(true);
    expect(answer.status).toBe(status);
  });

  test('that is none is not looked into any further', async () => {
    expect(await refusal('GET', '/nothing%00')).toEqual([404, 'not_found']);
    expect(await refusal('GET', '/nothing?x=%00')).toEqual([404, 'not_found']);
    for (const body of ['{"name":"\\u0000"}', '{', `"${'x'.repeat(2_000_000)}"`])
      expect(await refusal('PUT', '/things', body)).toEqual([405, 'method_not_allowed']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await refusal('POST', '/nothing', 'a=b', form)).toEqual([404, 'not_found']);
  });

  test('is repeated in a refusal as far as it is short', async () => {
    const { problem } = await ask('GET', `/nothing/${'x'.repeat(5000)}`);
    expect(problem.detail).toMatch(/^There is no GET \/api\/v1\/nothing\/x+\.$/);
    expect(problem.detail.length).toBeLessThan(300);
  });

  test('does not repeat its query in the refusal', async () => {
    expect((await ask('GET', '/nothing?token=hunter2')).text).not.toContain('hunter2');
  });
});

test('a request that names two hosts is refused: proxies before us may have read the other', async () => {
  const lines = ['GET /api/v1/things HTTP/1.1', 'Host: a', 'host: b', '', ''];
  expect(await raw(lines.join('\r\n'))).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"bad_request"/);
});

describe('a method', () => {
  test('HEAD answers like GET without a body', async () => {
    const answer = await ask('HEAD', '/things/1');
    expect([answer.status, answer.text, answer.headers['etag']]).toEqual([200, '', '"7"']);
  });

  test('that the address does not know is refused', async () => {
    for (const method of ['PUT', 'PATCH', 'OPTIONS', 'DELETE']) {
      const answer = await ask(method, '/things');
      expect([method, answer.status, answer.isProblem]).toEqual([method, 405, true]);
      expect(answer.headers['allow']).toBe('GET, HEAD, POST');
    }
  });

  test('DELETE answers 204 with nothing', async () => {
    const answer = await ask('DELETE', '/things/1');
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
      204,
      '',
      undefined,
    ]);
  });

  test.each([
    'FOO / HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/v1/things HTTP/1.1\r\nHost: x\r\nX: \x01\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  ])('or header that is no HTTP is refused with a problem', async (text) => {
    const answer = await raw(text);
    expect(answer).toMatch(
      /^HTTP\/1\.1 4\d\d [\s\S]*application\/problem\+json[\s\S]*"code":"bad_request"/,
    );
  });
});

test('answers of the API are neither stored nor sniffed', async () => {
  const { headers } = await ask('GET', '/things');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

describe('text that no database holds', () => {
  test.each([
    ['a half pair', '{"name":"\\ud800"}', 'name'],
    ['the other half', '{"name":"x\\uDFFFy"}', 'name'],
    ['halves in the wrong order', '{"name":"\\udc00\\ud800"}', 'name'],
    ['a NUL', '{"name":"a\\u0000b"}', 'name'],
    ['an ill-formed name of a field', '{"name":"a","k\\ud800":1}', 'k\ufffd'],
    ['one deep inside', '{"parts":[{"id":"\\ud800"}]}', 'parts.0.id'],
    ['a whole body', '"\\ud800"', ''],
  ])('is refused in a body: %s', async (_what, body, path) => {
    const before = handled;
    const { status, problem } = await ask('POST', '/things', body);
    expect([status, problem.code, problem.errors?.map((error) => error.path)]).toEqual([
      422,
      'invalid',
      [path],
    ]);
    expect(handled).toBe(before);
  });

  test('is told from text that looks like it', async () => {
    for (const name of ['\ud83d\ude00', '\\ud800', '\\u0000', '\ufffd'])
      expect((await ask('POST', '/things', { name })).status).toBe(201);
  });

  test('is refused in a query and in a path', async () => {
    const query = await ask('GET', '/things?cursor=a%00b');
    expect([query.status, query.problem.errors?.[0]?.path]).toEqual([422, 'cursor']);
    const name = await ask('GET', '/things?a%00b=1');
    expect([name.status, name.problem.errors?.[0]?.path]).toEqual([422, 'a\ufffdb']);
    const path = await ask('GET', '/things/a%00b');
    expect([path.status, path.problem.errors?.[0]?.path]).toEqual([422, 'id']);
  });

  test('is not made of bytes that are not UTF-8', async () => {
    const before = handled;
    for (const bytes of [[0xed, 0xa0, 0x80], [0xff], [0xc0, 0x80]]) {
      const payload = Buffer.concat([
        Buffer.from('{"name":"'),
        Buffer.from(bytes),
        Buffer.from('"}'),
      ]);
      const { status, problem } = await ask('POST', '/things', payload);
      expect([status, problem.code]).toEqual([400, 'invalid_json']);
    }
    expect(handled).toBe(before);
  });
});
