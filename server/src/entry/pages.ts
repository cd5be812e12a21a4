import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CHECKOUT } from '#config/index.ts';

const BUILT = join(CHECKOUT, 'web/dist/');
const PAGE = `${BUILT}index.html`;

const HOST = /^[a-z\d.-]+(:\d{1,5})?$/i;

/** The page's own WebSocket, listed for browsers whose 'self' covers only pages and requests. */
const ownSocket =
  (scheme: 'ws' | 'wss') =>
  ({ headers: { host = '' } }: FastifyRequest['raw']): string =>
    HOST.test(host) ? `${scheme}://${host}` : "'self'";

/**
 * Nothing from elsewhere, no one may frame it, and no script in the page itself but those that it was built with.
 * @param scripts these, by their hashes
 */
const policy = (secure: boolean, scripts: readonly string[]) => ({
  'default-src': ["'self'"],
  'script-src': ["'self'", ...scripts],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'", ownSocket(secure ? 'wss' : 'ws')],
  'font-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
});

/**
 * Serves the built page on every host. Files with a hash in their name are cached for ever; every address
 * that the page knows gets the page, which finds its own way from there. What neither is, is not found.
 */
export async function servePages(
  http: FastifyInstance,
  options: { secure: boolean },
): Promise<void> {
  if (!existsSync(PAGE)) return;
  const isPage = pageAddresses();
  await http.register(async (pages) => {
    await pages.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: policy(options.secure, ownScripts()),
      },
      // For the host only: subdomains of a custom domain are not ours to decide about.
      strictTransportSecurity: options.secure && { includeSubDomains: false },
      // Over plain http, browsers heed it on localhost alone and complain everywhere else.
      crossOriginOpenerPolicy: options.secure,
      crossOriginEmbedderPolicy: false,
    });
    await pages.register(statics, {
      root: `${BUILT}assets/`,
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      // The build leaves a .br and a .gz beside each file that gains by it.
      preCompressed: true,
    });
    const page = { schema: { hide: true } as object };
    const sendPage = (reply: FastifyReply) =>
      reply.sendFile('index.html', BUILT, { maxAge: 0, immutable: false });
    pages.get('/', page, (_request, reply) => sendPage(reply));
    pages.get('/*', page, async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/';
      const file = path.slice(1);
      if (
        /^[\w-]+\.(js|svg|png|ico|webmanifest|txt)$/.test(file) &&
        existsSync(`${BUILT}${file}`)
      ) {
        // A browser that kept an old service worker would keep the old page with it.
        const maxAge = file === 'sw.js' ? 0 : '1h';
        return reply.sendFile(file, BUILT, { maxAge, immutable: false });
      }
      if (isPage(path)) return sendPage(reply);
      if (!isForReading(request, path)) return reply.callNotFound();
      // For a person: the page, which says that there is nothing here and where to go on.
      return reply
        .code(404)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(await readFile(PAGE));
    });
  });
}

/** The scripts that stand in the built page, as a Content-Security-Policy names them. */
function ownScripts(): string[] {
  const scripts = readFileSync(PAGE, 'utf8').matchAll(/<script>(.*?)<\/script>/gs);
  return [...scripts].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

/** Whether the page has a route for a path, as far as its first part tells. The build writes them down. */
function pageAddresses(): (path: string) => boolean {
  const firsts = new Set(JSON.parse(readFileSync(`${BUILT}addresses.json`, 'utf8')) as string[]);
  return (path) => firsts.has(path.split('/')[1] ?? '');
}

/** Whether a browser asks for something to show: what has a file's ending is a file, and not there. */
function isForReading({ headers }: FastifyRequest, path: string): boolean {
  if (path.startsWith('/api/') || path.startsWith('/assets/')) return false;
  return String(headers.accept ?? '').includes('text/html') && !/\.\w+$/.test(path);
}
