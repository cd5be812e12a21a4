import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKOUT } from '#config/index.ts';
import { createHttp } from '#platform/http-server/server.ts';
import { createLog } from '#platform/log/index.ts';
import { servePages } from './pages.ts';

const built = join(CHECKOUT, 'web/dist');
const script = readdirSync(join(built, 'assets')).find((name) => /^index-.*\.js$/.test(name)) ?? '';
const reading = 'text/html,application/xhtml+xml,*/*;q=0.8';

let http: FastifyInstance;
beforeAll(async () => {
  const log = createLog({ level: 'silent', forPeople: false });
  http = await createHttp({ log, bodyLimitBytes: 10_000, trustedProxies: [] });
  await servePages(http, { secure: false });
  await http.ready();
});
afterAll(() => http.close());

const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers });

describe('the built page', () => {
  test.each([
    '/',
    '/login',
    '/signup',
    '/workspaces',
    '/invitation',
    '/handoff',
    '/w/acme/p/WEB/list',
    '/p/WEB/t/12',
    '/projects',
    '/people',
    '/inbox',
    '/settings/webhooks',
    '/home',
  ])('is what %s answers', async (url) => {
    const { statusCode, headers, body } = await get(url, { accept: reading });
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['cache-control']).toBe('public, max-age=0');
    expect(body).toContain('<div id="root">');
  });

  test('is shown with a 404 for an address it has no route for, under the same policy', async () => {
    const { statusCode, headers, body } = await get('/nope', { accept: reading });
    expect(statusCode).toBe(404);
    expect(body).toContain('<div id="root">');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('allows the one script in it by its hash, and no other', async () => {
    const { headers, body } = await get('/', { accept: reading });
    const scripts = [...body.matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, script = '']) => script,
    );
    expect(scripts).toEqual([expect.stringContaining('data-bs-theme')]);
    const [hash] = scripts.map((script) => createHash('sha256').update(script).digest('base64'));
    expect(headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`);
  });

  test.each([
    ['/nope', '*/*'],
    ['/wp-login.php', reading],
    ['/addresses.json', reading],
    ['/nope.txt', reading],
    ['/assets/nope.js', reading],
    ['/assets/', reading],
    ['/api/nope', reading],
    ['/index.html.br', reading],
    ['/w.js.map', '*/*'],
  ])('is not what %s gets that asks for %s', async (url, accept) => {
    const { statusCode, headers } = await get(url, { accept });
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
  });
});

describe('files', () => {
  test.each([
    ['/robots.txt', 'text/plain', 'User-agent: *'],
    ['/favicon.ico', 'image/vnd.microsoft.icon', '\0\0'],
    ['/favicon.svg', 'image/svg+xml', '<svg'],
    ['/theme.js', 'application/javascript', 'localStorage'],
  ])('%s is one', async (url, type, beginning) => {
    const { statusCode, headers, body } = await get(url);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain(type);
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect(body).toContain(beginning);
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('are sent as %s to who accepts it, built ahead of time', async (encoding, unpack) => {
    const url = `/assets/${script}`;
    const { headers, rawPayload } = await get(url, { 'accept-encoding': encoding });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('accept-encoding');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const content = readFileSync(join(built, 'assets', script));
    expect(rawPayload.length).toBeLessThan(content.length / 2.5);
    expect(unpack(rawPayload).equals(content)).toBe(true);
  });

  test('go as they are to who accepts no compression', async () => {
    const { headers, rawPayload } = await get(`/assets/${script}`);
    expect(headers['content-encoding']).toBeUndefined();
    expect(rawPayload.equals(readFileSync(join(built, 'assets', script)))).toBe(true);
  });

  test('the page itself is compressed too', async () => {
    const { headers } = await get('/login', { accept: reading, 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('br');
  });
});
