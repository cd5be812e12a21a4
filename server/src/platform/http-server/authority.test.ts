import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, requestLines } from '../../../test/harness/raw-request.ts';
import { createLog } from '../log/index.ts';
import { createHttp } from './server.ts';

/** Which host a request is for, on the wire. */

const servers: FastifyInstance[] = [];
async function start(trustedProxies: readonly string[]): Promise<number> {
  const log = createLog({ level: 'silent', forPeople: false });
  const http = await createHttp({ log, bodyLimitBytes: 1000, trustedProxies });
  http.all('/api/v1/seen', async ({ host, hostname, url }) => ({ host, hostname, url }));
  await http.listen({ port: 0, host: '127.0.0.1' });
  servers.push(http);
  return (http.server.address() as AddressInfo).port;
}

let port: number;
let behindProxy: number;
beforeAll(async () => {
  port = await start([]);
  behindProxy = await start(['127.0.0.1']);
});
afterAll(() => Promise.all(servers.map((http) => http.close())));

const PATH = '/api/v1/seen';
const ask = async (target: string, headers: readonly string[], at = port) => {
  const text = await rawRequest(at, requestLines(target, ...headers));
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body };
};

describe('the absolute form of a target', () => {
  it.each([
    [`GET http://b.example${PATH} HTTP/1.1`, 'b.example', 'b.example', PATH],
    [`GET HTTP://B.example:81${PATH}?x=1 HTTP/1.1`, 'B.example:81', 'B.example', `${PATH}?x=1`],
    [`GET https://[::1]:81${PATH} HTTP/1.1`, '[::1]:81', '[::1]', PATH],
    [`GET http://b.example:${PATH} HTTP/1.1`, 'b.example:', 'b.example', PATH],
  ])('%s counts, and not the Host', async (target, host, hostname, url) => {
    const answer = await ask(target, ['Host: a.example']);
    expect(JSON.parse(answer.body)).toEqual({ host, hostname, url });
    expect(answer.head).toContain('cache-control: no-store');
  });

  it.each([
    `GET http://user@b.example${PATH} HTTP/1.1`,
    `GET http://b.example:x${PATH} HTTP/1.1`,
    `GET http://b.example:99999${PATH} HTTP/1.1`,
    `GET http://b.example\\a.example${PATH} HTTP/1.1`,
    `GET http://${PATH} HTTP/1.1`,
    `GET ftp://b.example${PATH} HTTP/1.1`,
    `GET b.example${PATH} HTTP/1.1`,
  ])('%s is refused', async (target) => {
    expect((await ask(target, ['Host: a.example'])).status).toBe(400);
  });

  it('does not make up for a Host that is missing, or there twice', async () => {
    const target = `GET http://b.example${PATH} HTTP/1.1`;
    expect((await ask(target, [])).status).toBe(400);
    expect((await ask(target, ['Host: b.example', 'Host: b.example'])).status).toBe(400);
  });
});

describe('the Host field', () => {
  it.each([
    'a.example',
    'a.example:80',
    'A.EXAMPLE:',
    '127.0.0.1:3000',
    '[::1]:3000',
    'a_b.example',
  ])('%s is one', async (host) => {
    const answer = await ask(`GET ${PATH} HTTP/1.1`, [`Host: ${host}`]);
    expect(JSON.parse(answer.body)).toMatchObject({ host });
  });

  it.each([
    'a.example:x',
    'a.example:80x',
    'a.example:-1',
    'a.example:65536',
    'a.example:80:90',
    'a.example, b.example',
    'a.example b.example',
    'user@a.example',
    'a.example/path',
    'a.example?x',
    'a.example#x',
    '[::1',
    '[::1]x',
    '[a.example]',
    'a\\b',
    'ä.example',
  ])('%s is none', async (host) => {
    const answer = await ask(`GET ${PATH} HTTP/1.1`, [`Host: ${host}`]);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('"code":"bad_request"');
  });

  it('is missing: refused with a problem, except in HTTP/1.0', async () => {
    const answer = await ask(`GET ${PATH} HTTP/1.1`, []);
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('"bad_request"')]);
    expect((await ask(`GET ${PATH} HTTP/1.0`, [])).status).toBe(200);
  });

  it('is there twice: refused, in whatever case and even when both agree', async () => {
    for (const second of ['b.example', 'a.example'])
      expect(
        (await ask(`GET ${PATH} HTTP/1.1`, ['Host: a.example', `hOST: ${second}`])).status,
      ).toBe(400);
  });

  it('is refused where nothing answers, too', async () => {
    expect((await ask('GET /nowhere HTTP/1.1', ['Host: a.example:x'])).status).toBe(400);
  });
});

describe('behind a trusted proxy', () => {
  const forwarded = (host: string, at = behindProxy) =>
    ask(`GET ${PATH} HTTP/1.1`, ['Host: a.example', `X-Forwarded-Host: ${host}`], at);

  it('X-Forwarded-Host counts, and is held to the same', async () => {
    expect(JSON.parse((await forwarded('b.example:444')).body)).toMatchObject({
      host: 'b.example:444',
      hostname: 'b.example',
    });
    expect((await forwarded('b.example:x')).status).toBe(400);
    expect((await forwarded('user@b.example')).status).toBe(400);
  });

  it('it counts from nobody else', async () => {
    expect(JSON.parse((await forwarded('b.example', port)).body)).toMatchObject({
      host: 'a.example',
    });
  });
});
